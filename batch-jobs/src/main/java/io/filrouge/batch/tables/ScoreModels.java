package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.COUNT;
import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.FLAG;
import static io.filrouge.batch.tables.ColumnTypes.NUMBER;
import static io.filrouge.batch.tables.ColumnTypes.NUMBERS_BY_NAME;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** What was fitted each night. */
public final class ScoreModels {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.SCORES,
              "score_models",
              "One row a night, score and candidate model: the chosen one and those that were not, with the reason.")
          .key("as_of_date", "score", "model")
          .partitionedBy("as_of_date")
          .required("as_of_date", DAY, "the night")
          .required(
              "score",
              TEXT,
              "ltv, churn, spend; season: when in the year customers buy; choice: how purchase models and baselines foretold the last two quarters")
          .required(
              "model",
              TEXT,
              "bg-nbd, mbg-nbd, pareto-nbd, nbd, rate; gamma-gamma, mean-spend; for churn boosted-trees, too, and such as pareto-nbd+boosted-trees for both together; for season none and week-of-year, and the purchase models are pareto-nbd+season and so on where it is chosen; pareto-nbd+covariates and so on knows whence and when customers came; for choice also recency, same-as-before and same-season-last-year")
          .required("is_chosen", FLAG, "whether the night's scores come from it")
          .required(
              "parameters",
              NUMBERS_BY_NAME,
              "fitted parameters by name; of boosted-trees all that is needed to score with what was learnt: the trees, who is asked (voice), the calibration; of week-of-year how fast all buy in each week against an even year; of covariates how many times as fast customers of a category buy (rate.channel.store) and leave (leaving.channel.store) as those of the largest; for choice log_score, auc, bias and mae, means over the quarters")
          .required("standard_errors", NUMBERS_BY_NAME, "their standard errors, where they exist")
          .optional("log_likelihood", NUMBER, "at the fit")
          .required(
              "customer_count",
              COUNT,
              "customers it was fitted on; for choice those who were asked, each once for each quarter")
          .required("is_converged", FLAG, "whether the fit ended inside its bounds")
          .required("note", TEXT, "in words: why it was or was not chosen")
          .optional(
              "fitted_as_of",
              DAY,
              "the night that fitted it: what is learnt of churn serves several nights; empty where there was too little to learn from")
          .build();

  private ScoreModels() {}
}
