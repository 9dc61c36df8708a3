package io.filrouge.batch.scores;

import com.typesafe.config.Config;
import io.filrouge.domain.caution.CautionRules;
import io.filrouge.settings.Failure;
import java.io.Serializable;

/**
 * Which histories are told with care.
 *
 * @param mostDaysPerWeek who buys on more days a week on average buys for resale
 * @param timesTypical beyond so many times the typical repeat purchase is what no person pays
 */
public record CautionSettings(double mostDaysPerWeek, double timesTypical) implements Serializable {

  public CautionSettings {
    if (!(mostDaysPerWeek > 0 && timesTypical >= 1)) {
      throw Failure.configuration(
          "Cannot score: scores.caution.most-days-per-week is "
              + mostDaysPerWeek
              + " and times-typical is "
              + timesTypical
              + "; give a number above 0, and one of 1 or more");
    }
  }

  /** The block {@code scores.caution} of the configuration. */
  static CautionSettings from(Config caution) {
    return new CautionSettings(
        caution.getDouble("most-days-per-week"), caution.getDouble("times-typical"));
  }

  /**
   * @param typical the median of the customers' mean repeat purchases
   */
  CautionRules rules(double typical) {
    return new CautionRules(mostDaysPerWeek, timesTypical, typical);
  }
}
