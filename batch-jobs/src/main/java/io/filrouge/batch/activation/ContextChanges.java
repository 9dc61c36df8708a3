package io.filrouge.batch.activation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.tables.Night;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What is to be published of all contexts, and what is known of the topic before and after it.
 *
 * <p>The topic and the table that knows it change one after the other. So it is first noted for
 * whom the topic is no longer known, and only what Kafka has acknowledged is noted as known: a run
 * that is killed in between publishes these customers again.
 */
final class ContextChanges {
  private final Dataset<Row> all;
  private final Night night;

  private ContextChanges(Dataset<Row> all, Night night) {
    this.all = all;
    this.night = night;
  }

  /**
   * Compares.
   *
   * @param current customer_id, value, record_hash
   * @param published rows of activation.published_contexts
   */
  static ContextChanges between(
      Dataset<Row> current, Dataset<Row> published, Extent extent, Night night) {
    Dataset<Row> before =
        published.select(
            col("customer_id"),
            col("record_hash").as("published_hash"),
            col("as_of_date").as("published_as_of"));
    Column isSame =
        extent == Extent.ALL
            ? lit(false)
            : coalesce(col("record_hash").equalTo(col("published_hash")), lit(false));
    return new ContextChanges(
        current
            .join(before, new String[] {"customer_id"}, "full_outer")
            .withColumn("is_changed", not(isSame)),
        night);
  }

  /** The same, computed once. */
  ContextChanges kept(java.util.function.UnaryOperator<Dataset<Row>> keep) {
    return new ContextChanges(keep.apply(all), night);
  }

  /** How many contexts are new or changed. */
  long changedCount() {
    return all.where("is_changed AND record_hash IS NOT NULL").count();
  }

  /** How many customers are there no more. */
  long vanishedCount() {
    return all.where("record_hash IS NULL").count();
  }

  /** {@code key, value} for the topic: no value for customers who are there no more. */
  Dataset<Row> records() {
    return all.where("is_changed")
        .select(col("customer_id").cast("binary").as("key"), col("value"));
  }

  /** The rows of activation.published_contexts while the topic changes. */
  Dataset<Row> noted() {
    return all.select(
        col("customer_id"),
        when(col("is_changed"), lit(null)).otherwise(col("record_hash")).as("record_hash"),
        coalesce(col("published_as_of"), night.date()).as("as_of_date"));
  }

  /** The same once it has changed. */
  Dataset<Row> done() {
    return all.where("record_hash IS NOT NULL")
        .select(
            col("customer_id"),
            col("record_hash"),
            when(col("is_changed"), night.date())
                .otherwise(col("published_as_of"))
                .as("as_of_date"));
  }
}
