package io.filrouge.batch.activation;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whose each identifier was on a night. */
final class NightCustomers {

  /** {@code identifier, customer_id}: whoever was merged away is who they were merged into. */
  static Dataset<Row> of(Lake lake, Night night) {
    return lake.read(CustomerIdentifiers.CONTRACT)
        .where(col("valid_from").leq(night.date()))
        .where(col("valid_to").isNull().or(col("valid_to").gt(night.date())))
        .select("identifier", "customer_id");
  }

  private NightCustomers() {}
}
