package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.to_date;

import io.filrouge.batch.tables.Night;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Staged order lines as a night sees them: one version a line, with its customer. */
final class LineVersions {
  static final String LINE_KEY = "line_key";

  /**
   * The latest visible version of each line. A line is known by its number within its order; where
   * the source numbers none, each row is a line of its own.
   *
   * @param staged rows of staged.order_lines
   */
  static Dataset<Row> asOf(Dataset<Row> staged, Night night) {
    Column ownKey =
        concat_ws("-", col(IntakeColumns.ROW_HASH), col(IntakeColumns.COPY_NUMBER).cast("string"));
    Dataset<Row> visible =
        Versions.visible(staged, night, "ordered_at")
            .withColumn(LINE_KEY, coalesce(col("line_id"), ownKey));
    return Versions.latest(visible, IntakeColumns.SOURCE, "order_id", LINE_KEY)
        .withColumn("order_date", to_date(col("ordered_at")));
  }

  /**
   * Lines with the customer that identity found.
   *
   * @param customerOfIdentifier one row an identifier: {@code identifier, customer_id}
   */
  static Dataset<Row> withCustomer(Dataset<Row> lines, Dataset<Row> customerOfIdentifier) {
    Dataset<Row> customers =
        customerOfIdentifier.select(
            col("identifier").as("customer_identifier"), col("customer_id"));
    return lines.join(customers, new String[] {"customer_identifier"}, "left");
  }

  private LineVersions() {}
}
