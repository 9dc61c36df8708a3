package io.filrouge.domain.audiences;

import java.util.Locale;

/** What became of somebody in an audience since its receiver was last told. */
public enum Change {
  /** Not held by the receiver before. */
  NEW,
  /** Held with other values, or with values that are not known for sure. */
  CHANGED,
  /** Held just so. */
  SAME,
  /** Held, and not to be held any more. */
  LEFT;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in files, manifests and tables. */
  public String wireName() {
    return wireName;
  }
}
