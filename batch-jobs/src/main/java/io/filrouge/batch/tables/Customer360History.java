package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;

import java.util.List;

/** Customer 360 over time: a row for each change of what moves slowly. */
public final class Customer360History {
  /**
   * A change of one of these opens a new row. What moves for everybody each night (days since,
   * windows, scores) does not: its course stands in customer_features and the score tables.
   */
  public static final List<String> COMPARED =
      List.of(
          "country",
          "region",
          "urbanity",
          "age_band",
          "order_count",
          "purchase_day_count",
          "gross_amount",
          "returned_amount",
          "product_count",
          "category_count",
          "favourite_category",
          "rfm_segment",
          "pareto_class",
          "lifecycle_stage",
          "is_email_allowed",
          "is_sms_allowed",
          "is_push_allowed",
          "is_holdout",
          "is_email_reachable",
          "nps_class",
          "loyalty_tier",
          "open_case_count",
          "review_count",
          "referral_converted_count");

  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.MART,
              "customer_360_history",
              "One row a customer and change of a slowly moving column; the row holds the customer's"
                  + " whole row of the night on which it changed.")
          .key("customer_id", "valid_from")
          .columns(Customer360.COLUMNS)
          .required("valid_from", DAY, "first night on which it held")
          .optional(
              "valid_to", DAY, "first night on which it did not hold any more; empty: it holds")
          .mustHold("validity_is_positive", "valid_to is null or valid_to > valid_from")
          .build();

  private Customer360History() {}
}
