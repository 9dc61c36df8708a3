package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.Night;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which customer each identifier belongs to on a night: everybody the shop knows. */
final class KnownCustomers {

  /** {@code identifier, customer_id}, one row an identifier that holds on the night. */
  static Dataset<Row> on(Dataset<Row> customerIdentifiers, Night night) {
    return customerIdentifiers
        .where(col("valid_from").leq(night.date()))
        .where(col("valid_to").isNull().or(col("valid_to").gt(night.date())))
        .select("identifier", "customer_id");
  }

  private KnownCustomers() {}
}
