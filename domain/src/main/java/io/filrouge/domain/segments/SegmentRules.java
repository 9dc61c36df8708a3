package io.filrouge.domain.segments;

import java.io.Serializable;

/** The rules that a shop may choose for its segments. */
public record SegmentRules(LifecycleRules lifecycle, HabitRules habits, InterestRules interests)
    implements Serializable {

  /** The defaults of each. */
  public static SegmentRules defaults() {
    return new SegmentRules(
        LifecycleRules.defaults(), HabitRules.defaults(), InterestRules.defaults());
  }
}
