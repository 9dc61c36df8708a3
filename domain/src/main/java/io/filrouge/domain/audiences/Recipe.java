package io.filrouge.domain.audiences;

import io.filrouge.domain.golden.GoldenField;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a destination wants of a person, by its documentation at one time. A recipe never changes:
 * what a destination documents anew is a new version, and people are sent anew under it.
 *
 * @param destination such as {@code meta}
 * @param version counts from 1
 * @param customerIdColumn what the destination calls the customer id; null where it is not sent
 * @param payloadColumn in which the destination takes all values as JSON; null where it takes a
 *     column for each
 * @param rules how identifiers are written, in the order of their columns
 * @param rowsAFile how many rows the destination takes in one file, or is best given
 */
public record Recipe(
    String destination,
    int version,
    String customerIdColumn,
    String payloadColumn,
    List<IdentifierRule> rules,
    int rowsAFile)
    implements Serializable {

  public Recipe {
    rules = List.copyOf(rules);
  }

  /** Destination and version, as in {@code meta/1}. */
  public String name() {
    return destination + "/" + version;
  }

  /** Whether the customer id is sent, so that those who left can be named by it. */
  public boolean sendsCustomerId() {
    return customerIdColumn != null;
  }

  /** Whether all values go as JSON into one column, and those who left are told so in it. */
  public boolean sendsPayload() {
    return payloadColumn != null;
  }

  /** Fields that this recipe can send. */
  public Set<GoldenField> fields() {
    return rules.stream().map(IdentifierRule::field).collect(Collectors.toSet());
  }

  /** The same recipe, with some of its fields only. */
  public Recipe of(Set<GoldenField> chosen) {
    List<IdentifierRule> kept =
        rules.stream().filter(rule -> chosen.contains(rule.field())).toList();
    return new Recipe(destination, version, customerIdColumn, payloadColumn, kept, rowsAFile);
  }

  /** The columns of identifiers, without that of the customer id. */
  public List<String> columns() {
    return rules.stream().map(IdentifierRule::column).toList();
  }

  /** The columns by which a person can be found again, to be taken off a list. */
  public List<String> keyColumns() {
    return rules.stream().filter(IdentifierRule::isKey).map(IdentifierRule::column).toList();
  }

  /** The key columns that leave hashed. */
  public List<String> hashedKeyColumns() {
    return rules.stream()
        .filter(rule -> rule.isKey() && rule.secrecy() == IdentifierRule.Secrecy.HASHED)
        .map(IdentifierRule::column)
        .toList();
  }

  /** What is sent of a person, by column; columns that would be empty are left out. */
  public Map<String, String> identifiers(Map<GoldenField, String> contact) {
    Map<String, String> sent = new LinkedHashMap<>();
    for (IdentifierRule rule : rules) {
      Optional.ofNullable(contact.get(rule.field()))
          .flatMap(rule::of)
          .ifPresent(value -> sent.put(rule.column(), value));
    }
    return sent;
  }

  /** Whether the destination can tell who is meant. */
  public boolean identifies(Map<String, String> identifiers) {
    List<String> keys = keyColumns();
    return keys.isEmpty() ? sendsCustomerId() : keys.stream().anyMatch(identifiers::containsKey);
  }
}
