package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.IdentifierHolders;
import io.filrouge.batch.tables.Night;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which customer each identifier belongs to on a night: everybody the shop knows. A device of which
 * nothing but visits is known is nobody yet; there are too many of them, and none can be reached.
 */
final class KnownCustomers {

  /** {@code identifier, customer_id}, one row an identifier that holds on the night. */
  static Dataset<Row> on(Dataset<Row> customerIdentifiers, Night night) {
    Dataset<Row> current = customerIdentifiers.where(IdentifierHolders.holdsOn(night));
    Dataset<Row> named =
        current
            .where("kind NOT IN ('device', 'order')")
            .select(col("customer_id").as("named_customer_id"))
            .distinct();
    return current
        .join(named, col("customer_id").equalTo(col("named_customer_id")), "left_semi")
        .select("identifier", "customer_id");
  }

  private KnownCustomers() {}
}
