package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

/** The segments of every customer on a night. */
public final class CustomerSegments {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.SEGMENTS,
              "customer_segments",
              "One row a customer and night, prospects included: scores, classes and stage, with"
                  + " the figures they rest on.")
          .key("customer_id", "as_of_date")
          .partitionedBy("as_of_date")
          .required("customer_id", TEXT, "the customer")
          .required("as_of_date", DAY, "the night")
          .optional("rfm_recency", WHOLE, "1 to 5, 5 bought most lately; empty for prospects")
          .optional("rfm_frequency", WHOLE, "1 to 5, 5 bought most often; empty for prospects")
          .optional("rfm_monetary", WHOLE, "1 to 5, 5 spent most; empty for prospects")
          .optional("rfm_segment", TEXT, "name of the RFM segment; empty for prospects")
          .required("rfm_reason", TEXT, "the scores and the figures behind them")
          .optional("pareto_class", TEXT, "A, B or C by cumulative net amount; empty for prospects")
          .required("pareto_reason", TEXT, "the net amount and the limits of the classes")
          .required(
              "lifecycle_stage",
              TEXT,
              "prospect, first_purchase, entrenchment, diversification, loyalty, ambassador, at_risk or lapsed")
          .required("lifecycle_reason", TEXT, "the rule that put the customer there")
          .required(
              "habits",
              ColumnTypes.TEXTS,
              "segments of habits, as segment_memberships names them; none for somebody with few"
                  + " purchases")
          .required(
              "interests",
              ColumnTypes.INTERESTS,
              "categories that make much of the customer's spend and more than of everybody's, the"
                  + " largest share first: share of the spend, and lift, that share for one of"
                  + " everybody's")
          .mustHold(
              "rfm_scores_accepted",
              "rfm_recency is null or (rfm_recency between 1 and 5 and rfm_frequency between 1 and 5"
                  + " and rfm_monetary between 1 and 5)")
          .mustHold("rfm_is_named", "(rfm_recency is null) = (rfm_segment is null)")
          .mustHold(
              "pareto_class_accepted", "pareto_class is null or pareto_class in ('A', 'B', 'C')")
          .mustHold(
              "lifecycle_stage_accepted",
              "lifecycle_stage in ('prospect', 'first_purchase', 'entrenchment', 'diversification',"
                  + " 'loyalty', 'ambassador', 'at_risk', 'lapsed')")
          .mustHold(
              "prospect_has_no_scores",
              "(lifecycle_stage = 'prospect') = (rfm_segment is null)"
                  + " and (lifecycle_stage = 'prospect') = (pareto_class is null)")
          .build();

  private CustomerSegments() {}
}
