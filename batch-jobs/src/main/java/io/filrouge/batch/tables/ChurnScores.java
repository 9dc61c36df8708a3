package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.NUMBER;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

import java.util.List;

/** How likely a customer is to stay away. */
public final class ChurnScores {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.SCORES,
              "churn_scores",
              "One row a customer and night: probability of no purchase within the horizon.")
          .key("customer_id", "as_of_date")
          .partitionedBy("as_of_date")
          .required("customer_id", TEXT, "the customer")
          .required("as_of_date", DAY, "the night")
          .required(
              "model",
              TEXT,
              "the purchase model (+covariates if it knows whence and when customers came, +season if it knows a season), boosted-trees, or both: pareto-nbd+boosted-trees, pareto-nbd+covariates+season+boosted-trees")
          .required("calibration", TEXT, "none, platt or isotonic")
          .required("horizon_days", WHOLE, "how far it looks ahead")
          .required("churn_probability", NUMBER, "probability of no purchase in the horizon")
          .required("raw_probability", NUMBER, "what the model says before calibration")
          .optional(
              "churn_low",
              NUMBER,
              "lower end of the 80 % interval of the share that stays away among a tenth of the customers with such probabilities, from how far such shares were off in the last complete window; empty for prospects, and where there was no such window")
          .optional("churn_high", NUMBER, "upper end of it")
          .required(
              "churn_percentile",
              NUMBER,
              "share of customers less or equally likely to stay away, 0 to 100")
          .required("eligibility", TEXT, "scored, prior or fallback")
          .optional(
              "reasons",
              ColumnTypes.REASONS,
              "what figures contribute to the log-odds of churn_probability, the strongest first;"
                  + " empty for prospects")
          .steady()
          .between("churn_probability", 0, 1)
          .between("raw_probability", 0, 1)
          .mustHold(
              "interval_holds_the_probability",
              "(churn_low is null and churn_high is null) or coalesce(churn_probability between"
                  + " churn_low and churn_high and churn_low >= 0 and churn_high <= 1, false)")
          .oneOf("calibration", List.of("none", "platt", "isotonic"))
          .between("churn_percentile", 0, 100)
          .watched("churn_probability")
          .watchedInBands("churn_probability", 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
          .watchedOneOf("eligibility", LtvScores.ELIGIBILITIES)
          .totalAsIn(CustomerFeatures.CONTRACT, "customers", CustomerFeatures.CUSTOMERS)
          .build();

  private ChurnScores() {}
}
