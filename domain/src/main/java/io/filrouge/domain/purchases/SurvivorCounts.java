package io.filrouge.domain.purchases;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The sufficient statistics of subscribers: how many left in each period of their own life, counted
 * from 1, and how many were still there when the data end, by the periods they had then survived.
 * Cohorts of different age add up.
 */
public final class SurvivorCounts implements Serializable {

  private static final long serialVersionUID = 1L;

  private final long[] lost;
  private final long[] kept;

  private SurvivorCounts(long[] lost, long[] kept) {
    this.lost = lost;
    this.kept = kept;
  }

  /** Nobody. */
  public static SurvivorCounts none() {
    return new SurvivorCounts(new long[1], new long[1]);
  }

  /**
   * One cohort: how many it was at first, and how many were left after each period.
   *
   * @throws IllegalArgumentException where a number is negative or above the one before it, or
   *     there is none
   */
  public static SurvivorCounts of(long... survivors) {
    boolean isPossible = survivors.length > 0 && survivors[survivors.length - 1] >= 0;
    for (int t = 1; t < survivors.length; t++) {
      isPossible &= survivors[t] <= survivors[t - 1];
    }
    if (!isPossible) {
      throw new IllegalArgumentException(
          "Cannot count survivors: "
              + Arrays.toString(survivors)
              + "; give the size of the cohort and then numbers that never rise nor fall below 0");
    }
    long[] lost = new long[survivors.length];
    long[] kept = new long[survivors.length];
    for (int t = 1; t < survivors.length; t++) {
      lost[t] = survivors[t - 1] - survivors[t];
    }
    kept[survivors.length - 1] = survivors[survivors.length - 1];
    return new SurvivorCounts(lost, kept);
  }

  /** These cohorts and those. */
  public SurvivorCounts plus(SurvivorCounts others) {
    int length = Math.max(lost.length, others.lost.length);
    long[] allLost = Arrays.copyOf(lost, length);
    long[] allKept = Arrays.copyOf(kept, length);
    for (int t = 0; t < others.lost.length; t++) {
      allLost[t] += others.lost[t];
      allKept[t] += others.kept[t];
    }
    return new SurvivorCounts(allLost, allKept);
  }

  /** The periods of the oldest cohort. */
  public int periods() {
    return lost.length - 1;
  }

  /** How many left in their period {@code t}, from 1 to {@link #periods()}. */
  public long lost(int t) {
    return lost[t];
  }

  /** How many had survived exactly {@code t} periods, and were still there, when the data end. */
  public long kept(int t) {
    return kept[t];
  }

  /** How many subscribers there ever were. */
  public long customerCount() {
    return lostCount() + Arrays.stream(kept).sum();
  }

  /** How many have left. */
  public long lostCount() {
    return Arrays.stream(lost).sum();
  }

  /** The renewals that were decided, one way or the other. */
  double decisionCount() {
    double decisions = 0;
    for (int t = 1; t < lost.length; t++) {
      decisions += t * ((double) lost[t] + kept[t]);
    }
    return decisions;
  }
}
