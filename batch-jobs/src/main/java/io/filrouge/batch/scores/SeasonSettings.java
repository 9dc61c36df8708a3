package io.filrouge.batch.scores;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import java.io.Serializable;

/**
 * Whether purchase models may know when in the year customers buy.
 *
 * @param isEnabled whether a season is tried
 * @param customers about how many customers' days it is estimated from
 */
public record SeasonSettings(boolean isEnabled, long customers) implements Serializable {

  public SeasonSettings {
    if (customers < 1) {
      throw Failure.configuration(
          "Cannot try a season: scores.season.customers is "
              + customers
              + "; give a number such as 20000");
    }
  }

  /** The block {@code scores.season} of the configuration. */
  static SeasonSettings from(Config season) {
    return new SeasonSettings(season.getBoolean("enabled"), season.getLong("customers"));
  }
}
