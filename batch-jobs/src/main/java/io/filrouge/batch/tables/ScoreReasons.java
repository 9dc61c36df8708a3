package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.NUMBER;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

import java.util.List;

/** Why scores are what they are. */
public final class ScoreReasons {
  /** The feature that contributions are counted from. */
  public static final String TYPICAL = "typical-customer";

  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.SCORES,
              "score_reasons",
              "One row a customer with a history, night, score and figure: what the figure"
                  + " contributes, against a typical customer of the shop. The contributions of a"
                  + " score add up to it: churn in log-odds of no purchase, ltv in the currency.")
          .key("customer_id", "as_of_date", "score", "feature")
          .partitionedBy("as_of_date", "score")
          .required("customer_id", TEXT, "the customer")
          .required("as_of_date", DAY, "the night")
          .required("score", TEXT, "churn or ltv")
          .required(
              "feature",
              TEXT,
              "typical-customer (what contributions are counted from), recency, frequency, age, or"
                  + " for ltv also spend; for churn by trees also spend and returns; with covariates"
                  + " also origin: by which channel, from where and in which year the customer came")
          .required(
              "rank", WHOLE, "0 for the typical customer, 1 for what contributes most, and so on")
          .optional(
              "value",
              NUMBER,
              "the customer's figure: days since the last purchase, purchase days, days since the"
                  + " first purchase, mean amount of repeat purchases; none of the origin")
          .required(
              "contribution", NUMBER, "signed: above 0 raises the score; log-odds or currency")
          .required("scale", TEXT, "log-odds or amount")
          .required("words", TEXT, "the reason in plain words")
          .oneOf("score", List.of("churn", "ltv"))
          .oneOf("scale", List.of("log-odds", "amount"))
          .oneOf(
              "feature",
              List.of(TYPICAL, "recency", "frequency", "age", "spend", "returns", "origin"))
          .build();

  private ScoreReasons() {}
}
