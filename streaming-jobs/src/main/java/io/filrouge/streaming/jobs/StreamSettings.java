package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.settings.Durations;
import java.time.Duration;

/** How long state lives, from the configuration. */
final class StreamSettings {

  /**
   * How long somebody of whom no news comes is remembered at all. State is let go of in event time;
   * this is the net below, in the time of the machine.
   */
  static Duration timeToLive(Config config) {
    return Durations.of(config, "stream.state-retention").multipliedBy(2);
  }

  private StreamSettings() {}
}
