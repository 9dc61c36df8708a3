package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.NUMBER;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

import io.filrouge.domain.caution.Caution;
import java.util.List;
import java.util.stream.Stream;

/** What a customer is worth. */
public final class LtvScores {
  static final List<String> ELIGIBILITIES = List.of("scored", "prior", "fallback");

  private static final List<String> CAUTIONS =
      Stream.of(Caution.values()).map(Caution::wireName).toList();

  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.SCORES,
              "ltv_scores",
              "One row a customer and night: expected discounted value over the horizon, with its interval and the model's own inputs.")
          .key("customer_id", "as_of_date")
          .partitionedBy("as_of_date")
          .required("customer_id", TEXT, "the customer")
          .required("as_of_date", DAY, "the night")
          .required(
              "model",
              TEXT,
              "the purchase model, +covariates if it knows whence and when customers came, +season if it knows a season, then the spend model: mbg-nbd+gamma-gamma, pareto-nbd+covariates+season+gamma-gamma")
          .required("horizon_days", WHOLE, "how far the value looks ahead")
          .required("frequency", WHOLE, "repeat purchase days (x)")
          .required(
              "recency",
              NUMBER,
              "from first to last purchase day (t_x), in the model's time unit (weeks)")
          .required(
              "age",
              NUMBER,
              "from first purchase day to the night (T), in the model's time unit (weeks)")
          .optional(
              "monetary", NUMBER, "mean net amount of a repeat purchase day; empty without one")
          .optional(
              "probability_alive",
              NUMBER,
              "probability that the customer still buys here; empty for a prospect")
          .required("expected_orders", NUMBER, "purchase days expected over the horizon")
          .required("expected_order_amount", NUMBER, "net amount expected of one")
          .required(
              "ltv_amount",
              NUMBER,
              "expected discounted net amount over the horizon, in the shop's currency")
          .required("ltv_low", NUMBER, "lower end of the 80 % interval")
          .required("ltv_high", NUMBER, "upper end of the 80 % interval")
          .required("ltv_percentile", NUMBER, "share of customers worth no more, 0 to 100")
          .optional(
              "next_order_expected_date",
              DAY,
              "when the next purchase is expected, if within two years")
          .required(
              "eligibility",
              TEXT,
              "scored, prior (no purchase yet: the population's expectation) or fallback (too little data for the model)")
          .optional(
              "caution",
              TEXT,
              "why the history is told with care: returns-exceed-purchases, no-spend, wholesale-by-days, wholesale-by-amount or huge-order; empty for most")
          .oneOf("caution", CAUTIONS)
          .steady()
          .between("ltv_amount", 0, 1e12)
          .between("ltv_low", 0, 1e12)
          .between("ltv_high", 0, 1e12)
          .mustHold("interval_in_order", "ltv_low <= ltv_high")
          .between("ltv_percentile", 0, 100)
          .between("probability_alive", 0, 1)
          .between("expected_orders", 0, 1e6)
          .mustHold("recency_within_age", "recency between 0 and age")
          .between("expected_order_amount", 0, 1e12)
          .watched("ltv_amount", "probability_alive")
          .watchedInBands("ltv_amount", 1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1e3, 3e3, 1e4, 1e5, 1e6)
          .watchedOneOf("eligibility", ELIGIBILITIES)
          .totalAsIn(CustomerFeatures.CONTRACT, "customers", CustomerFeatures.CUSTOMERS)
          .build();

  private LtvScores() {}
}
