package io.filrouge.batch.identity;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.CustomerRecords;
import io.filrouge.batch.tables.EarlierNight;
import io.filrouge.batch.tables.Night;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Of whose golden record a night may hear something new. */
final class GoldenChanges {

  /**
   * {@code customer_id}, each once: who gained or lost an identifier, and who is named by a record
   * or a row with a contact that is seen now and was not before, or was seen later than known then.
   *
   * @param changedHands customer_id, repeated or not: who gained or lost an identifier
   * @param holders identifier, customer_id: the customer of each identifier on the night
   * @param sightings {@code staged.identifier_sightings}
   * @param stagedRecords {@code staged.customer_records}
   */
  static Dataset<Row> since(
      EarlierNight earlier,
      Night night,
      Dataset<Row> changedHands,
      Dataset<Row> holders,
      Dataset<Row> sightings,
      Dataset<Row> stagedRecords) {
    Dataset<Row> contacts = sightings.where(col("contact_value").isNotNull());
    Dataset<Row> shown =
        night
            .newlySeen(contacts, "first_seen_at", earlier.night())
            .select("identifier")
            .unionAll(
                contacts
                    .where(night.seesTakenIn("first_seen_at"))
                    .where(col("last_seen_at").geq(earlier.night().end()))
                    .select("identifier"));
    Dataset<Row> recorded =
        night
            .newlySeen(
                stagedRecords.withColumn("said_at", CustomerRecords.saidAt()),
                "said_at",
                earlier.night())
            .select(col("record_identifier").as("identifier"));
    return holders
        .join(
            broadcast(shown.unionAll(recorded).distinct()),
            new String[] {"identifier"},
            "left_semi")
        .select("customer_id")
        .unionAll(changedHands)
        .distinct();
  }

  private GoldenChanges() {}
}
