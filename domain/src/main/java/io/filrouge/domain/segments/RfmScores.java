package io.filrouge.domain.segments;

/**
 * How lately, how often and for how much a customer bought, each from 1 to 5, 5 best.
 *
 * <p>After A. M. Hughes, <i>Strategic Database Marketing</i> (1994), where each score is a fifth of
 * all customers.
 */
public record RfmScores(int recency, int frequency, int monetary) {

  public RfmScores {
    require("recency", recency);
    require("frequency", frequency);
    require("monetary", monetary);
  }

  /** The one segment of these scores. */
  public RfmSegment segment() {
    return RfmSegment.of(this);
  }

  /** The scores as one number, such as 543. */
  int digits() {
    return 100 * recency + 10 * frequency + monetary;
  }

  private static void require(String name, int score) {
    if (score < 1 || score > 5) {
      throw new IllegalArgumentException(
          "Cannot take a %s score: %d; give 1 to 5".formatted(name, score));
    }
  }
}
