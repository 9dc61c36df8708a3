package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The country of a customer's golden record, for those whose purchases tell none. */
final class RecordCountry {

  /**
   * {@code customer_id, record_country}, for those whose records name one.
   *
   * @param contacts {@code identity.customer_contacts}
   */
  static Dataset<Row> of(Dataset<Row> contacts) {
    return contacts
        .where("kind = 'country' AND is_preferred")
        .select(col("customer_id"), col("value").as("record_country"));
  }

  private RecordCountry() {}
}
