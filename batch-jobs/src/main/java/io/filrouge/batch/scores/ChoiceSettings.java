package io.filrouge.batch.scores;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import java.io.Serializable;

/**
 * How one of the purchase models is chosen.
 *
 * @param isOutOfTime whether past quarters are asked, and not likelihood alone
 * @param isWithCovariates whether customers may be told apart by channel, country and cohort
 * @param smallestShare of all customers, from which on these are a category
 * @param customers about how many customers' days are looked at
 */
public record ChoiceSettings(
    boolean isOutOfTime, boolean isWithCovariates, double smallestShare, long customers)
    implements Serializable {

  public ChoiceSettings {
    if (!(smallestShare > 0 && smallestShare < 1)) {
      throw Failure.configuration(
          "Cannot tell customers apart: scores.covariates.smallest-share is "
              + smallestShare
              + "; give a share such as 0.02");
    }
    if (customers < 1) {
      throw Failure.configuration(
          "Cannot choose a purchase model: scores.choice.customers is "
              + customers
              + "; give a number such as 20000");
    }
  }

  /** The blocks {@code scores.choice} and {@code scores.covariates} of the configuration. */
  static ChoiceSettings from(Config scores) {
    return new ChoiceSettings(
        scores.getBoolean("choice.out-of-time"),
        scores.getBoolean("covariates.enabled"),
        scores.getDouble("covariates.smallest-share"),
        scores.getLong("choice.customers"));
  }
}
