package io.filrouge.domain.segments;

import java.util.Locale;

/** How close somebody who has not bought yet seems to a first purchase. */
public enum Engagement {
  /** Did nothing of late, or next to nothing. */
  COLD,
  /** Looks around. */
  WARM,
  /** Came near to buying. */
  HOT;

  /** The name in tables, such as {@code warm}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
