package io.filrouge.batch.segments;

import com.typesafe.config.Config;
import io.filrouge.domain.segments.LifecycleRules;
import io.filrouge.settings.Failure;

/** The {@code segments.lifecycle} block of the configuration. */
final class LifecycleSettings {

  /** The thresholds between lifecycle stages. */
  static LifecycleRules from(Config config) {
    Config lifecycle = config.getConfig("segments.lifecycle");
    try {
      return new LifecycleRules(
          lifecycle.getDuration("default-gap").toDays(),
          lifecycle.getDuration("shortest-gap").toDays(),
          lifecycle.getDouble("at-risk-after-gaps"),
          lifecycle.getDouble("at-risk-after-gaps-if-discontented"),
          lifecycle.getDouble("lapsed-after-gaps"),
          lifecycle.getDuration("lapsed-after").toDays(),
          lifecycle.getLong("diversified-from-categories"),
          lifecycle.getLong("loyal-from-purchase-days"),
          lifecycle.getDouble("loyal-up-to-variation"));
    } catch (IllegalArgumentException e) {
      throw Failure.configuration("Cannot read segments.lifecycle: " + e.getMessage());
    }
  }

  private LifecycleSettings() {}
}
