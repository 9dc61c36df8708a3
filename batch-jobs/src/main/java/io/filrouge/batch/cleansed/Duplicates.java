package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.filrouge.batch.tables.Publisher;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Tells rows that were delivered twice from rows that are alike.
 *
 * <p>Almost all rows are like no other. Which ones are is asked of 64-bit hashes of their keys, so
 * that only those few, and some that share a hash by chance, are sorted and compared; the others go
 * straight on.
 *
 * <p>A row that comes back exactly as it once was stays a duplicate although another version came
 * in between: sources whose rows go back to an earlier state must say so in {@code updated_at}.
 */
final class Duplicates {
  private static final String COPIES_BEFORE = "copies_before";

  private final Column key;
  private final int mostSuspicious;

  /**
   * @param key equal for rows of which all but one, or all but those of one night, are duplicates
   */
  Duplicates(Column key) {
    this(key, RepeatedHashes.MOST);
  }

  /**
   * @param mostSuspicious with more suspicious hashes than this, all rows are compared
   */
  Duplicates(Column key, int mostSuspicious) {
    this.key = key;
    this.mostSuspicious = mostSuspicious;
  }

  /**
   * What became of the candidates.
   *
   * @param kept with their {@link IntakeColumns#COPY_NUMBER}
   * @param duplicates empty if there are none
   */
  record Judgement(Dataset<Row> kept, Optional<Dataset<Row>> duplicates) {}

  /**
   * Numbers equal candidates from 1 and tells those that are kept from duplicates.
   *
   * @param candidates kept until the job ends: they are looked at more than once
   * @param staged what earlier nights kept and may be equal
   */
  Judgement judged(Publisher publisher, Dataset<Row> candidates, Dataset<Row> staged) {
    RepeatedHashes hashes =
        RepeatedHashes.in(hashes(candidates).union(hashes(staged)), mostSuspicious);
    if (hashes.areNone()) {
      return new Judgement(numberedOne(candidates), Optional.empty());
    }
    Column isSuspicious = hashes.contain(xxhash64(key));
    Dataset<Row> compared =
        publisher.keep(
            compared(candidates.where(isSuspicious), copiesBefore(staged.where(isSuspicious))));
    Column outcome = col(IntakeColumns.OUTCOME);
    Dataset<Row> kept =
        numberedOne(candidates.where(isSuspicious.equalTo(false)))
            .unionByName(compared.where(outcome.equalTo(IntakeColumns.KEPT)));
    return new Judgement(
        kept, Optional.of(compared.where(outcome.equalTo(IntakeColumns.DUPLICATE))));
  }

  private Dataset<Row> hashes(Dataset<Row> rows) {
    return rows.select(xxhash64(key));
  }

  private static Dataset<Row> numberedOne(Dataset<Row> candidates) {
    return candidates
        .withColumn(IntakeColumns.OUTCOME, lit(IntakeColumns.KEPT))
        .withColumn(IntakeColumns.COPY_NUMBER, lit(1));
  }

  private Dataset<Row> copiesBefore(Dataset<Row> staged) {
    boolean countsCopies = List.of(staged.columns()).contains(IntakeColumns.COPY_NUMBER);
    Column copies = countsCopies ? col(IntakeColumns.COPY_NUMBER) : lit(1);
    return staged.groupBy(key.as("key_before")).agg(max(copies).as(COPIES_BEFORE));
  }

  private Dataset<Row> compared(Dataset<Row> candidates, Dataset<Row> before) {
    WindowSpec equalRows =
        Window.partitionBy("key")
            .orderBy(
                col(IntakeColumns.SEEN_KNOWN_AT), col(IntakeColumns.ROW_HASH), col("source_file"));
    Column copiesBefore = coalesce(col(COPIES_BEFORE), lit(0));
    Column isNew =
        when(col(IntakeColumns.KEEPS_COPIES), col(IntakeColumns.COPY_NUMBER).gt(copiesBefore))
            .otherwise(col(IntakeColumns.COPY_NUMBER).equalTo(1).and(copiesBefore.equalTo(0)));
    return candidates
        .withColumn("key", key)
        .withColumn(IntakeColumns.COPY_NUMBER, row_number().over(equalRows))
        .join(before, col("key").equalTo(col("key_before")), "left_outer")
        .withColumn(
            IntakeColumns.OUTCOME,
            when(isNew, IntakeColumns.KEPT).otherwise(IntakeColumns.DUPLICATE))
        .drop("key", "key_before", COPIES_BEFORE);
  }
}
