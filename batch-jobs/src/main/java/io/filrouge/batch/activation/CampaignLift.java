package io.filrouge.batch.activation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import io.filrouge.batch.tables.CampaignLifts;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.IdentifierHolders;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.TriggerDecisions;
import io.filrouge.domain.lift.Arm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Measures what campaigns gained against the hold-out, from the stream's decisions and the orders
 * that followed, by whatever door.
 *
 * <p>Compared are all who passed consent when their first step was decided: the held-out, and the
 * treated whether they were sent to or not. Caps, values and quiet hours are asked after the
 * hold-out; to leave out whom they stopped would compare the eager with everybody.
 */
public final class CampaignLift {
  private static final Column IS_HOLDOUT = expr("reason <=> 'holdout'");
  private static final Column IS_TREATED =
      expr(
          "outcome IN ('send', 'postponed') OR reason IN"
              + " ('below-minimum-value', 'out-of-stock', 'frequency-cap')");

  private final Publisher publisher;
  private final Duration window;

  /**
   * @param window how long after the first decision a purchase counts
   */
  public CampaignLift(Publisher publisher, Duration window) {
    this.publisher = publisher;
    this.window = window;
  }

  /** Publishes the night's lift of every campaign that anybody has entered. */
  public void run() {
    Lake lake = publisher.lake();
    Map<String, LiftRow> lifts = new TreeMap<>();
    for (Row group : groups(bought(entries(lake), lake)).collectAsList()) {
      lifts
          .computeIfAbsent(group.getString(0), campaign -> new LiftRow(campaign, window))
          .take(
              group.getBoolean(1),
              new Arm(group.getLong(2), group.getLong(3), group.getDouble(4), group.getDouble(5)),
              group.getLong(6));
    }
    SparkSession spark = lake.spark();
    List<Row> rows = lifts.values().stream().map(LiftRow::row).toList();
    publisher.replaceNight(
        CampaignLifts.CONTRACT,
        "as_of_date",
        spark
            .createDataFrame(rows, LiftRow.SCHEMA)
            .withColumn("as_of_date", publisher.night().date()));
  }

  /** {@code campaign, trigger_id, customer_id, is_holdout, is_sent, entered_at}. */
  private Dataset<Row> entries(Lake lake) {
    Night night = publisher.night();
    return lake.read(TriggerDecisions.CONTRACT)
        .where(col("taken_on").leq(night.date()))
        .where(col("step").equalTo(1).and(col("customer_id").isNotNull()))
        .where(IS_HOLDOUT.or(IS_TREATED))
        .groupBy("campaign", "trigger_id")
        .agg(
            max("customer_id").as("customer_id"),
            max(IS_HOLDOUT).as("is_holdout"),
            max(col("outcome").equalTo("send")).as("is_sent"),
            min("decided_at").as("entered_at"))
        .where(windowEnd().leq(night.end()));
  }

  private Column windowEnd() {
    return col("entered_at").plus(lit(window));
  }

  private Dataset<Row> bought(Dataset<Row> entries, Lake lake) {
    Dataset<Row> purchases =
        lake.read(Orders.CONTRACT)
            .where("is_purchase AND customer_id IS NOT NULL")
            .select(
                col("customer_id").as("buyer_id"),
                col("ordered_at"),
                col("net_amount").cast("double").as("net_amount"));
    return entries
        .join(
            IdentifierHolders.presentIds(
                lake.read(CustomerIdentifiers.CONTRACT), publisher.night()),
            col("customer_id").equalTo(col("former_id")),
            "left_outer")
        .withColumn("customer_id", coalesce(col("present_id"), col("customer_id")))
        .join(
            purchases,
            col("customer_id")
                .equalTo(col("buyer_id"))
                .and(col("ordered_at").gt(col("entered_at")))
                .and(col("ordered_at").leq(windowEnd())),
            "left_outer")
        .groupBy("campaign", "trigger_id", "is_holdout", "is_sent")
        .agg(
            count("ordered_at").gt(0).as("has_bought"),
            coalesce(sum("net_amount"), lit(0.0)).as("amount"));
  }

  private static Dataset<Row> groups(Dataset<Row> entries) {
    return entries
        .groupBy("campaign", "is_holdout")
        .agg(
            count(lit(1)).as("entries"),
            sum(col("has_bought").cast("long")).as("buyers"),
            sum("amount").as("amount"),
            sum(col("amount").multiply(col("amount"))).as("squared_amount"),
            sum(col("is_sent").cast("long")).as("sent"));
  }
}
