package io.filrouge.domain.segments;

import java.util.Locale;

/** How a customer speaks of the shop and its products, by the mean of the ratings given. */
public enum ReviewTone {
  NEGATIVE,
  NEUTRAL,
  POSITIVE;

  private static final double POSITIVE_FROM = 4;
  private static final double NEGATIVE_BELOW = 3;

  /** The tone of a mean rating from 1 to 5. */
  public static ReviewTone of(double ratingMean) {
    if (ratingMean >= POSITIVE_FROM) {
      return POSITIVE;
    }
    return ratingMean < NEGATIVE_BELOW ? NEGATIVE : NEUTRAL;
  }

  /** The name in tables, such as {@code positive}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
