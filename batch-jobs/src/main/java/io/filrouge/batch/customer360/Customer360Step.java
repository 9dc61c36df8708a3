package io.filrouge.batch.customer360;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.filrouge.batch.tables.ChurnScores;
import io.filrouge.batch.tables.ConsentEvents;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.Customer360History;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.CustomerRecords;
import io.filrouge.batch.tables.CustomerSegments;
import io.filrouge.batch.tables.HoldoutAssignments;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.LtvScores;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.Validity;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Joins what the earlier jobs found into one row a customer, and keeps its history. */
public final class Customer360Step {
  private static final Validity VALIDITY = new Validity("customer_id", "valid_from", "valid_to");

  /** Publishes {@code customer_360} and {@code customer_360_history} for the night. */
  public static void publish(
      Publisher publisher, String currency, HoldoutRule holdout, ContactRules contacts) {
    Lake lake = publisher.lake();
    Night night = publisher.night();
    Dataset<Row> current =
        publisher.keep(
            Customer360.CONTRACT.conform(
                DoNotContact.of(lake, night, contacts)
                    .with(current(lake, night, currency, holdout))));
    publisher.overwrite(Customer360.CONTRACT, current);

    if (holdout.isDrawn()) {
      publisher.overwrite(HoldoutAssignments.CONTRACT, assignments(lake, night, current));
    }

    Dataset<Row> before =
        VALIDITY.before(
            Customer360History.CONTRACT.widen(lake.read(Customer360History.CONTRACT)), night);
    publisher.overwrite(
        Customer360History.CONTRACT,
        VALIDITY.advance(before, current, Customer360History.COMPARED, night));
  }

  private static Dataset<Row> assignments(Lake lake, Night night, Dataset<Row> current) {
    Dataset<Row> before =
        lake.read(HoldoutAssignments.CONTRACT)
            .where(col("assigned_on").lt(night.date()))
            .select("customer_id", "is_holdout", "assigned_on");
    return current
        .select("customer_id", "as_of_date", "is_holdout")
        .join(before, new String[] {"customer_id", "is_holdout"}, "left_outer")
        .withColumn("assigned_on", coalesce(col("assigned_on"), night.date()));
  }

  private static Dataset<Row> current(
      Lake lake, Night night, String currency, HoldoutRule holdout) {
    Dataset<Row> features = of(lake, CustomerFeatures.CONTRACT, night);
    Dataset<Row> value =
        of(lake, LtvScores.CONTRACT, night)
            .select(
                col("customer_id"),
                col("expected_orders"),
                col("ltv_amount"),
                col("ltv_low"),
                col("ltv_high"),
                col("ltv_percentile"),
                col("eligibility").as("ltv_eligibility"),
                col("probability_alive"),
                col("next_order_expected_date"));
    Dataset<Row> churn =
        of(lake, ChurnScores.CONTRACT, night)
            .select(
                col("customer_id"),
                col("churn_probability"),
                col("churn_percentile"),
                col("reasons").as("churn_reasons"));
    Dataset<Row> segments =
        of(lake, CustomerSegments.CONTRACT, night)
            .drop("as_of_date")
            .withColumn("interests", col("interests.category"));
    return features
        .join(value, "customer_id")
        .join(churn, "customer_id")
        .join(segments, "customer_id")
        .join(firstAndLastPurchase(lake.read(Orders.CONTRACT)), usingCustomer(), "left_outer")
        .join(consents(lake, night), usingCustomer(), "left_outer")
        .withColumns(
            java.util.Map.of(
                "currency", lit(currency),
                "is_email_allowed", coalesce(col("is_email_allowed"), lit(false)),
                "is_sms_allowed", coalesce(col("is_sms_allowed"), lit(false)),
                "is_push_allowed", coalesce(col("is_push_allowed"), lit(false)),
                "is_holdout", holdout.holds("customer_id")));
  }

  private static Dataset<Row> of(Lake lake, TableContract table, Night night) {
    return lake.read(table).where(col("as_of_date").equalTo(night.date()));
  }

  private static Dataset<Row> firstAndLastPurchase(Dataset<Row> orders) {
    return orders
        .where("is_purchase")
        .groupBy("customer_id")
        .agg(min("ordered_at").as("first_order_at"), max("ordered_at").as("last_order_at"));
  }

  private static Dataset<Row> consents(Lake lake, Night night) {
    Dataset<Row> identifiers =
        lake.read(CustomerIdentifiers.CONTRACT)
            .where("valid_to IS NULL")
            .select("identifier", "customer_id");
    Optional<Dataset<Row>> events =
        Optional.of(ConsentEvents.CONTRACT)
            .filter(lake::has)
            .map(table -> lake.read(table).where(night.seesTakenIn("occurred_at")));
    return Consents.of(lake.read(CustomerRecords.CONTRACT), events, identifiers);
  }

  private static String[] usingCustomer() {
    return new String[] {"customer_id"};
  }

  private Customer360Step() {}
}
