package io.filrouge.domain.segments;

import java.util.OptionalDouble;

/**
 * Whether a customer who used to open messages does so less: the open rate of the last 30 days
 * against that of the 365 days before them. Few messages tell nothing, and who never opened any
 * cannot tire of them.
 *
 * @param recentlySent messages of the last 30 days
 * @param recentlyOpened how often they were opened
 * @param sentBefore messages of the 365 days before
 * @param openedBefore how often those were opened
 */
public record MessageFatigue(
    long recentlySent, long recentlyOpened, long sentBefore, long openedBefore) {
  private static final long RECENTLY_AT_LEAST = 3;
  private static final long BEFORE_AT_LEAST = 5;
  private static final double TIRED_FROM = 0.5;

  /**
   * What share of the former open rate is lost: 1 where nothing is opened any more, 0 where as much
   * is, below 0 where more is; none from fewer than 3 messages of late or 5 before, or where none
   * was opened before.
   */
  public OptionalDouble lost() {
    if (recentlySent < RECENTLY_AT_LEAST || sentBefore < BEFORE_AT_LEAST || openedBefore == 0) {
      return OptionalDouble.empty();
    }
    double recentRate = (double) recentlyOpened / recentlySent;
    double formerRate = (double) openedBefore / sentBefore;
    return OptionalDouble.of(1 - recentRate / formerRate);
  }

  /** Whether a share that is lost is so large that messages are better spaced out. */
  public static boolean isTired(double lost) {
    return lost >= TIRED_FROM;
  }
}
