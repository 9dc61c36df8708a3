package io.filrouge.domain.reactivation;

import java.util.Locale;

/** What was decided about a step. */
public enum Outcome {
  SEND,
  SUPPRESSED,
  POSTPONED;

  /** As topics and tables write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
