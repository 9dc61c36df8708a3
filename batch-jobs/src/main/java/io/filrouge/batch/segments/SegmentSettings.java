package io.filrouge.batch.segments;

import com.typesafe.config.Config;
import io.filrouge.domain.segments.HabitRules;
import io.filrouge.domain.segments.InterestRules;
import io.filrouge.domain.segments.SegmentRules;
import io.filrouge.settings.Failure;

/** The blocks {@code lifecycle}, {@code habits} and {@code interests} of {@code segments}. */
public final class SegmentSettings {

  /** The rules that put customers into segments. */
  public static SegmentRules from(Config config) {
    return new SegmentRules(LifecycleSettings.from(config), habits(config), interests(config));
  }

  private static HabitRules habits(Config config) {
    Config habits = config.getConfig("segments.habits");
    try {
      return new HabitRules(
          habits.getLong("from-purchase-days"),
          habits.getDouble("daytime-from-share"),
          habits.getDouble("weekend-from-share"),
          habits.getDouble("weekday-up-to-share"),
          habits.getDouble("channel-from-share"));
    } catch (IllegalArgumentException e) {
      throw Failure.configuration("Cannot read segments.habits: " + e.getMessage());
    }
  }

  private static InterestRules interests(Config config) {
    Config interests = config.getConfig("segments.interests");
    try {
      return new InterestRules(
          interests.getInt("at-most"),
          interests.getDouble("from-share"),
          interests.getDouble("from-lift"),
          interests.getLong("from-purchase-days"));
    } catch (IllegalArgumentException e) {
      throw Failure.configuration("Cannot read segments.interests: " + e.getMessage());
    }
  }

  private SegmentSettings() {}
}
