package io.filrouge.batch.operations;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import java.time.Duration;

/**
 * How a run treats a lake that another one holds.
 *
 * @param patience how long it waits; zero: it says so at once
 * @param expiry how long a holder on another machine must give no sign of life to be taken for dead
 */
public record LeaseSettings(Duration patience, Duration expiry) {
  private static final Duration SHORTEST_EXPIRY = Duration.ofSeconds(10);
  private static final int SIGNS_OF_LIFE_BEFORE_EXPIRY = 10;
  private static final int WATCHES_BEFORE_EXPIRY = 3;

  public LeaseSettings {
    if (patience.isNegative()) {
      throw Failure.configuration("Cannot use lake.wait " + patience + "; give 0 s or more");
    }
    if (expiry.compareTo(SHORTEST_EXPIRY) < 0) {
      throw Failure.configuration(
          "Cannot use lake.lease-expiry " + expiry + "; give 10 s or more, 5 m unless you know");
    }
  }

  /** Reads {@code lake.wait} and {@code lake.lease-expiry}. */
  public static LeaseSettings from(Config config) {
    return new LeaseSettings(
        config.getDuration("lake.wait"), config.getDuration("lake.lease-expiry"));
  }

  /** How often a holder gives a sign of life. */
  Duration beat() {
    return expiry.dividedBy(SIGNS_OF_LIFE_BEFORE_EXPIRY);
  }

  /** How long a holder that seems to be dead is watched before its place is taken. */
  Duration watch() {
    return expiry.dividedBy(WATCHES_BEFORE_EXPIRY);
  }
}
