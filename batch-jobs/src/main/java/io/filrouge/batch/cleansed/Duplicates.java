package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Tells rows that were delivered twice from rows that are alike.
 *
 * <p>A row that comes back exactly as it once was stays a duplicate although another version came
 * in between: sources whose rows go back to an earlier state must say so in {@code updated_at}.
 */
final class Duplicates {
  static final String COPIES_BEFORE = "copies_before";

  /**
   * Numbers equal candidates from 1 and gives each its outcome, kept or duplicate.
   *
   * @param before {@link IntakeColumns#DUPLICATE_KEY} and {@link #COPIES_BEFORE} of rows that
   *     earlier nights kept
   */
  static Dataset<Row> judged(Dataset<Row> candidates, Dataset<Row> before) {
    Dataset<Row> numbered = numbered(candidates);
    Column copiesBefore = coalesce(col(COPIES_BEFORE), lit(0));
    Column isNew =
        when(col(IntakeColumns.KEEPS_COPIES), col(IntakeColumns.COPY_NUMBER).gt(copiesBefore))
            .otherwise(col(IntakeColumns.COPY_NUMBER).equalTo(1).and(copiesBefore.equalTo(0)));
    return numbered
        .join(before, new String[] {IntakeColumns.DUPLICATE_KEY}, "left")
        .withColumn(
            IntakeColumns.OUTCOME,
            when(isNew, IntakeColumns.KEPT).otherwise(IntakeColumns.DUPLICATE))
        .drop(COPIES_BEFORE);
  }

  private static Dataset<Row> numbered(Dataset<Row> candidates) {
    WindowSpec equalRows =
        Window.partitionBy(IntakeColumns.DUPLICATE_KEY)
            .orderBy(
                col(IntakeColumns.SEEN_KNOWN_AT), col(IntakeColumns.ROW_HASH), col("source_file"));
    return candidates.withColumn(IntakeColumns.COPY_NUMBER, row_number().over(equalRows));
  }

  private Duplicates() {}
}
