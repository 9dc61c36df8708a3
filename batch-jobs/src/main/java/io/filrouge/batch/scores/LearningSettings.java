package io.filrouge.batch.scores;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import java.io.Serializable;
import java.util.List;

/**
 * How churn is learnt from what customers did before.
 *
 * @param withTrees whether trees are grown; without them the purchase model is calibrated alone
 * @param minimumCustomers how many must have bought before the last complete window
 * @param everyDays after how many days it is learnt anew
 * @param dates from how many past cutoffs trees are learnt
 * @param customersPerDate about how many customers of a cutoff are looked at, at most
 */
public record LearningSettings(
    boolean withTrees, long minimumCustomers, int everyDays, int dates, long customersPerDate)
    implements Serializable {
  private static final String PURCHASES = "purchases";
  private static final String BOOSTED_TREES = "boosted-trees";

  public LearningSettings {
    if (minimumCustomers < 1 || everyDays < 1 || dates < 1 || customersPerDate < 1) {
      throw Failure.configuration(
          "Cannot learn churn: scores.churn.learning has a number below 1; mend the configuration");
    }
  }

  /** The block {@code scores.churn} of the configuration. */
  static LearningSettings from(Config churn) {
    List<String> models = churn.getStringList("models");
    if (!List.of(PURCHASES, BOOSTED_TREES).containsAll(models) || !models.contains(PURCHASES)) {
      throw Failure.configuration(
          "Cannot read scores.churn.models: "
              + models
              + "; use [purchases] or [purchases, boosted-trees]");
    }
    Config learning = churn.getConfig("learning");
    return new LearningSettings(
        models.contains(BOOSTED_TREES),
        learning.getLong("minimum-customers"),
        (int) learning.getDuration("every").toDays(),
        learning.getInt("dates"),
        learning.getLong("customers-per-date"));
  }
}
