package io.filrouge.batch.customer360;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;

import io.filrouge.batch.tables.ConsentEvents;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.CustomerRecords;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What customers allow by one channel for one purpose, asked anew of what they said: the latest
 * counts, of two of the same moment the one that refuses, and silence is a refusal. Customer
 * records speak of marketing only; of other purposes consent events alone do.
 */
public final class PurposeConsents {
  /** The purpose that customer records speak of. */
  public static final String MARKETING = "marketing";

  /** Columns {@code customer_id, is_allowed}: one row a customer who said anything. */
  public static Dataset<Row> of(Lake lake, Night night, String channel, String purpose) {
    Dataset<Row> customers =
        lake.read(CustomerIdentifiers.CONTRACT)
            .where("valid_to IS NULL")
            .select("identifier", "customer_id");
    Dataset<Row> told =
        lake.read(ConsentEvents.CONTRACT)
            .where(night.seesTakenIn("occurred_at"))
            .where(col("purpose").equalTo(purpose).and(col("channel").equalTo(channel)))
            .select(
                col("customer_identifier").as("identifier"),
                col("occurred_at").as("said_at"),
                col("is_granted"));
    boolean doRecordsSpeak = purpose.equals(MARKETING) && Consents.CHANNELS.contains(channel);
    Dataset<Row> said = doRecordsSpeak ? told.unionByName(recorded(lake, channel)) : told;
    Column latest = struct(col("said_at"), not(col("is_granted")));
    return said.where(col("is_granted").isNotNull())
        .join(customers, "identifier")
        .groupBy("customer_id")
        .agg(max_by(col("is_granted"), latest).as("is_allowed"));
  }

  private static Dataset<Row> recorded(Lake lake, String channel) {
    return lake.read(CustomerRecords.CONTRACT)
        .select(
            col("record_identifier").as("identifier"),
            CustomerRecords.saidAt().as("said_at"),
            col(Consents.flag(channel)).as("is_granted"));
  }

  private PurposeConsents() {}
}
