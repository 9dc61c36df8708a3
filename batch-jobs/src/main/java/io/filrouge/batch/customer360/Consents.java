package io.filrouge.batch.customer360;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a customer allows, from the customer records: per channel the latest record that says
 * anything. Of two records of the same moment the one that refuses counts; silence is a refusal.
 */
final class Consents {
  static final List<String> FLAGS =
      List.of("is_email_allowed", "is_sms_allowed", "is_push_allowed");

  /**
   * One row a customer with the three flags.
   *
   * @param records cleansed.customer_records
   * @param customerOfIdentifier columns identifier, customer_id
   */
  static Dataset<Row> of(Dataset<Row> records, Dataset<Row> customerOfIdentifier) {
    Column[] flags = FLAGS.stream().map(Consents::latestSaying).toArray(Column[]::new);
    return records
        .join(
            customerOfIdentifier,
            records.col("record_identifier").equalTo(customerOfIdentifier.col("identifier")))
        .groupBy("customer_id")
        .agg(flags[0], flags[1], flags[2]);
  }

  private static Column latestSaying(String flag) {
    Column whenItWasSaid =
        when(
            col(flag).isNotNull(),
            struct(
                coalesce(
                    col("known_at"), col("registered_at"), lit("1970-01-01").cast("timestamp")),
                org.apache.spark.sql.functions.not(col(flag))));
    return max_by(col(flag), whenItWasSaid).as(flag);
  }

  private Consents() {}
}
