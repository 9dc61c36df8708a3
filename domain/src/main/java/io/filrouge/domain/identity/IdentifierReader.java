package io.filrouge.domain.identity;

import java.io.Serializable;
import java.util.Optional;

/** Reads a raw value as an identifier, or says why it is none. Thread-safe. */
public final class IdentifierReader implements Serializable {
  private static final long serialVersionUID = 1;

  private final Normaliser normaliser;
  private final BlockedValues blockedValues;

  public IdentifierReader(Normaliser normaliser, BlockedValues blockedValues) {
    this.normaliser = normaliser;
    this.blockedValues = blockedValues;
  }

  /**
   * Reads one value.
   *
   * @param raw the value as it came, or null
   * @param region ISO 3166 code of the row's country for phone numbers, or null
   */
  public Reading read(IdentifierKind kind, String raw, String region) {
    if (raw == null || CleanText.of(raw).isEmpty()) {
      return Reading.MISSING;
    }
    // Before the normal form, or `n/a` in a column of addresses would count as a wrong address.
    if (blockedValues.blocks(kind, raw)) {
      return Reading.BLOCKED;
    }
    Optional<String> value = normaliser.normalise(kind, raw, region);
    if (value.isEmpty()) {
      return Reading.INVALID;
    }
    if (blockedValues.blocks(kind, value.get())) {
      return Reading.BLOCKED;
    }
    return Reading.usable(new Identifier(kind, value.get()));
  }
}
