package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.Night;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The country that a customer's records tell, for those whose purchases tell none. */
final class RecordCountry {

  /**
   * {@code customer_id, record_country}: of the latest record that names one, by its version, else
   * by when the shop learnt of it, else by registration.
   *
   * @param records {@code cleansed.customer_records}
   * @param customers {@code identifier, customer_id}
   */
  static Dataset<Row> of(Dataset<Row> records, Dataset<Row> customers, Night night) {
    Column isKnown = col("known_at").isNull().or(col("known_at").lt(night.end()));
    Column version = coalesce(col("updated_at"), col("known_at"), col("registered_at"));
    return records
        .where(col("country").isNotNull().and(isKnown))
        .select(
            col("record_identifier").as("identifier"),
            col("country").as("record_country"),
            version.as("version"),
            col("source"),
            col("record_id"))
        .join(customers, "identifier")
        .transform(
            rows ->
                PurchaseHabits.firstByCustomer(
                    rows, col("version").desc_nulls_last(), col("source"), col("record_id")))
        .select("customer_id", "record_country");
  }

  private RecordCountry() {}
}
