package io.filrouge.batch.activation;

import com.typesafe.config.Config;
import io.filrouge.settings.Durations;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the stream and the batch must agree on to find the same abandonments.
 *
 * @param idleTimeout after how long without activity a cart is abandoned
 * @param firstStep when the first step is due, from the last activity
 * @param lateness how much later than others an event counts in its place
 */
public record ParitySettings(Duration idleTimeout, Duration firstStep, Duration lateness)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public static ParitySettings from(Config config) {
    return new ParitySettings(
        Durations.of(config, "cart.idle-timeout"),
        Durations.listOf(config, "reactivation.steps").stream().findFirst().orElse(Duration.ZERO),
        Durations.of(config, "stream.allowed-lateness"));
  }

  /** How long after an abandonment its first step is due, and with it the first decision. */
  Duration untilDecided() {
    Duration after = firstStep.minus(idleTimeout);
    return after.isNegative() ? Duration.ZERO : after;
  }
}
