package io.filrouge.domain.deliveries;

import java.time.Duration;
import java.util.Optional;

/**
 * When to try again what has failed: after waits that double up to a longest one, each drawn from
 * its upper half, so that many senders do not come back all at once.
 *
 * @param first the wait after the first failure
 * @param longest no wait is longer
 * @param lasting how long after the first failure the last attempt may begin
 */
public record RetryPlan(Duration first, Duration longest, Duration lasting) {
  private static final int MOST_DOUBLINGS = 30;

  public RetryPlan {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "Cannot plan retries: first wait "
              + first
              + ", longest "
              + longest
              + "; the first must be above zero and not above the longest");
    }
    if (lasting.isNegative()) {
      throw new IllegalArgumentException(
          "Cannot plan retries: they last " + lasting + "; give a length of time");
    }
  }

  /**
   * How long to wait now; empty when it is time to give up.
   *
   * @param failures how often it has failed so far, at least once
   * @param sinceFirst how long ago it failed first
   * @param draw a random number from 0 to 1
   */
  public Optional<Duration> waitAfter(int failures, Duration sinceFirst, double draw) {
    return within(drawn(failures, draw), sinceFirst);
  }

  /**
   * The same where the other side has asked for a wait: no less than that, up to the longest wait.
   */
  public Optional<Duration> waitAfter(
      int failures, Duration sinceFirst, double draw, Duration asked) {
    Duration bounded = asked.compareTo(longest) > 0 ? longest : asked;
    Duration drawn = drawn(failures, draw);
    return within(bounded.compareTo(drawn) > 0 ? bounded : drawn, sinceFirst);
  }

  /** The same plan with another end. */
  public RetryPlan lasting(Duration other) {
    return new RetryPlan(first, longest, other);
  }

  private Optional<Duration> within(Duration wait, Duration sinceFirst) {
    return sinceFirst.plus(wait).compareTo(lasting) > 0 ? Optional.empty() : Optional.of(wait);
  }

  private Duration drawn(int failures, double draw) {
    int doublings = Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
    long millis =
        (long) Math.min(longest.toMillis(), Math.scalb((double) first.toMillis(), doublings));
    return Duration.ofMillis(Math.max(1, Math.round(millis * (1 + draw) / 2)));
  }
}
