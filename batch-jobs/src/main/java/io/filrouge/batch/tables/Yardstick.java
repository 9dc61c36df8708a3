package io.filrouge.batch.tables;

/** What the tables of a night are measured by: limits, and what was found before. */
public record Yardstick(QualityLimits limits, EarlierResults earlier) {
  /** The default limits, and nothing to compare with. */
  public static final Yardstick FIRST_NIGHT =
      new Yardstick(QualityLimits.defaults(), EarlierResults.NONE);
}
