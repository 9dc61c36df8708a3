package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

import io.filrouge.domain.segments.LifecycleStage;
import java.util.Arrays;
import java.util.List;

/** The segments of every customer on a night. */
public final class CustomerSegments {
  static final List<String> PARETO_CLASSES = List.of("A", "B", "C");
  static final List<String> LIFECYCLE_STAGES =
      Arrays.stream(LifecycleStage.values()).map(LifecycleStage::wireName).toList();

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
          .steady()
          .between("rfm_recency", 1, 5)
          .between("rfm_frequency", 1, 5)
          .between("rfm_monetary", 1, 5)
          .mustHold(
              "rfm_scores_are_together",
              "(rfm_recency is null) = (rfm_frequency is null)"
                  + " and (rfm_recency is null) = (rfm_monetary is null)")
          .mustHold("rfm_is_named", "(rfm_recency is null) = (rfm_segment is null)")
          .watchedOneOf("pareto_class", PARETO_CLASSES)
          .watchedOneOf("lifecycle_stage", LIFECYCLE_STAGES)
          .mustHold(
              "prospect_has_no_scores",
              "(lifecycle_stage = 'prospect') = (rfm_segment is null)"
                  + " and (lifecycle_stage = 'prospect') = (pareto_class is null)")
          .totalAsIn(CustomerFeatures.CONTRACT, "customers", CustomerFeatures.CUSTOMERS)
          .build();

  private CustomerSegments() {}
}
