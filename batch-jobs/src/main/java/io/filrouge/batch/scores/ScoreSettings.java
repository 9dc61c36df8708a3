package io.filrouge.batch.scores;

import com.typesafe.config.Config;
import io.filrouge.domain.purchases.MinimumData;
import io.filrouge.settings.Failure;
import java.io.Serializable;

/**
 * How scores are computed.
 *
 * @param timeUnit the unit of the models' recency and age
 * @param ltvHorizonDays how far lifetime value looks ahead
 * @param discountRatePerYear what money a year from now is worth less, as a rate
 * @param churnHorizonDays within how many days no purchase counts as churn
 * @param minimumData below it no purchase model is fitted
 * @param learning how churn is learnt from what customers did before
 * @param season whether purchase models may know when in the year customers buy
 * @param choice how one of the purchase models is chosen
 * @param caution which histories are told with care
 */
public record ScoreSettings(
    TimeUnit timeUnit,
    int ltvHorizonDays,
    double discountRatePerYear,
    int churnHorizonDays,
    MinimumData minimumData,
    LearningSettings learning,
    SeasonSettings season,
    ChoiceSettings choice,
    CautionSettings caution)
    implements Serializable {

  public ScoreSettings {
    if (ltvHorizonDays < 1 || churnHorizonDays < 1) {
      throw Failure.configuration(
          "Cannot score: scores.ltv.horizon and scores.churn.horizon are at least one day; mend"
              + " the configuration");
    }
    if (!(discountRatePerYear >= 0 && discountRatePerYear < 10)) {
      throw Failure.configuration(
          "Cannot score: scores.ltv.discount-rate-per-year is "
              + discountRatePerYear
              + "; give a rate such as 0.10");
    }
  }

  /** The {@code scores} block of the configuration. */
  public static ScoreSettings from(Config config) {
    Config scores = config.getConfig("scores");
    return new ScoreSettings(
        TimeUnit.named(scores.getString("time-unit")),
        (int) scores.getDuration("ltv.horizon").toDays(),
        scores.getDouble("ltv.discount-rate-per-year"),
        (int) scores.getDuration("churn.horizon").toDays(),
        new MinimumData(
            scores.getLong("minimum-customers"), scores.getLong("minimum-repeat-buyers")),
        LearningSettings.from(scores.getConfig("churn")),
        SeasonSettings.from(scores.getConfig("season")),
        ChoiceSettings.from(scores),
        CautionSettings.from(scores.getConfig("caution")));
  }

  double ltvHorizon() {
    return timeUnit.of(ltvHorizonDays);
  }

  double churnHorizon() {
    return timeUnit.of(churnHorizonDays);
  }

  /** Value is discounted in steps of a twelfth of a year. */
  double discountStep() {
    return timeUnit.of(365.0 / 12);
  }

  double discountPerStep() {
    return Math.pow(1 + discountRatePerYear, 1.0 / 12) - 1;
  }
}
