package io.filrouge.batch.cleansed;

import io.filrouge.domain.identity.IdentifierKind;
import io.filrouge.domain.identity.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The identifiers of one row: each as a hash, or why there is none. */
final class RowIdentifiers {
  private final Map<String, Found> found = new LinkedHashMap<>();

  /**
   * What one column says.
   *
   * @param hash null unless the verdict is usable
   * @param contact the normalised e-mail address or phone number; null for other kinds
   * @param isOfPerson whether it identifies the row's person, and not somebody who is mentioned
   */
  record Found(
      IdentifierKind kind,
      Reading.Verdict verdict,
      String hash,
      String contact,
      boolean isOfPerson) {}

  /** Adds what a column says; columns are added from the strongest kind to the weakest. */
  void add(String column, Found identifier) {
    found.put(column, identifier);
  }

  /** The identifier's hash; null where there is none. */
  String hashOf(String column) {
    Found identifier = found.get(column);
    return identifier == null ? null : identifier.hash();
  }

  /** The hash of the first of some columns that has one; null where none has. */
  String firstHashOf(List<String> columns) {
    for (String column : columns) {
      String hash = hashOf(column);
      if (hash != null) {
        return hash;
      }
    }
    return null;
  }

  /** Whether the value is a placeholder that stands for nobody. */
  boolean isBlocked(String column) {
    Found identifier = found.get(column);
    return identifier != null && identifier.verdict() == Reading.Verdict.BLOCKED;
  }

  /** All identifiers of the row's person, from the strongest kind to the weakest. */
  List<Found> ofPerson() {
    List<Found> identifiers = new ArrayList<>(found.size());
    for (Found identifier : found.values()) {
      if (identifier.isOfPerson() && identifier.hash() != null) {
        identifiers.add(identifier);
      }
    }
    return identifiers;
  }

  /** What stands in place of identifiers, as in {@code email_blocked phone_invalid}. */
  String unusable() {
    StringBuilder unusable = new StringBuilder();
    found.forEach(
        (column, identifier) -> {
          Reading.Verdict verdict = identifier.verdict();
          if (verdict == Reading.Verdict.BLOCKED || verdict == Reading.Verdict.INVALID) {
            unusable.append(unusable.isEmpty() ? "" : " ");
            unusable.append(column).append('_').append(verdict.wireName());
          }
        });
    return unusable.toString();
  }
}
