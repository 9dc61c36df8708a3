package io.filrouge.domain.quality;

/** What becomes of a table after a comparison. */
public enum Verdict {
  /** Nothing to tell. */
  GOOD,
  /** It is published, and somebody should look at it. */
  WARN,
  /** It is not published. */
  FAIL
}
