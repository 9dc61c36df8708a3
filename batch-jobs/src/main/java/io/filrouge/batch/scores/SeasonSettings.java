package io.filrouge.batch.scores;

import com.typesafe.config.Config;
import io.filrouge.domain.season.YearIndex;
import io.filrouge.settings.Failure;
import java.io.Serializable;
import java.util.Optional;

/**
 * Whether purchase models may know when in the year customers buy.
 *
 * @param isEnabled whether a season is tried
 * @param customers about how many customers' days it is estimated from
 * @param months what the shop knows itself, an index or null
 */
public record SeasonSettings(boolean isEnabled, long customers, YearIndex months)
    implements Serializable {

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
    return new SeasonSettings(
        season.getBoolean("enabled"), season.getLong("customers"), months(season));
  }

  private static YearIndex months(Config season) {
    if (season.getIsNull("months")) {
      return null;
    }
    try {
      return YearIndex.ofMonths(season.getDoubleList("months"));
    } catch (IllegalArgumentException e) {
      throw Failure.configuration("Cannot read scores.season.months: " + e.getMessage());
    }
  }

  /** The season that the shop knows itself. */
  Optional<YearIndex> given() {
    return Optional.ofNullable(months);
  }
}
