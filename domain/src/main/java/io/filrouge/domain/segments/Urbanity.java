package io.filrouge.domain.segments;

import java.util.Locale;

/** How densely people live where a customer does, as far as the postcode tells. */
public enum Urbanity {
  URBAN,
  SUBURBAN,
  RURAL;

  /** The class's name in tables, such as {@code suburban}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
