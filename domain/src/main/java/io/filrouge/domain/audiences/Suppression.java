package io.filrouge.domain.audiences;

import java.util.Locale;
import java.util.Optional;

/** Why somebody whom a condition selects does not leave; the first that holds is told. */
public enum Suppression {
  /** They asked to be forgotten. */
  ERASED,
  /** They are kept out of campaigns, so that these can be measured. */
  HOLDOUT,
  /** They did not allow this channel for this purpose. */
  NO_CONSENT,
  /** There is nothing by which the destination could tell who is meant. */
  NO_IDENTIFIER,
  /** A column that the destination must have is empty. */
  MISSING_ATTRIBUTE,
  /** They were written to as often as the caps allow; they leave once these do. */
  CONTACT_PRESSURE;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in manifests and tables. */
  public String wireName() {
    return wireName;
  }

  /**
   * What keeps a person from leaving; empty where nothing does. Whatever is not known counts
   * against leaving.
   */
  public static Optional<Suppression> of(
      Boolean isErased,
      Boolean isHoldout,
      Boolean isAllowed,
      boolean isIdentified,
      boolean isComplete,
      boolean isUnderPressure) {
    if (!Boolean.FALSE.equals(isErased)) {
      return Optional.of(ERASED);
    }
    if (!Boolean.FALSE.equals(isHoldout)) {
      return Optional.of(HOLDOUT);
    }
    if (!Boolean.TRUE.equals(isAllowed)) {
      return Optional.of(NO_CONSENT);
    }
    if (!isIdentified) {
      return Optional.of(NO_IDENTIFIER);
    }
    if (!isComplete) {
      return Optional.of(MISSING_ATTRIBUTE);
    }
    return isUnderPressure ? Optional.of(CONTACT_PRESSURE) : Optional.empty();
  }
}
