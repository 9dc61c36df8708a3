package io.filrouge.batch.cleansed;

import io.filrouge.batch.sources.MappedRows;
import io.filrouge.batch.tables.TableContract;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How the rows of one entity are typed, checked and staged. */
interface EntityRows {
  /** The table that accepted rows go to. */
  TableContract contract();

  /**
   * The rows of one source in the contract's columns and {@link IntakeColumns}, none left out and
   * none added, each with its outcome so far: quarantined, filtered or candidate.
   */
  Dataset<Row> classify(MappedRows mapped);

  /** What can only be told in the shop's time zone. */
  default Dataset<Row> inShopZone(Dataset<Row> classified) {
    return classified;
  }

  /** The {@link IntakeColumns#DUPLICATE_KEY} and number of copies of rows staged before. */
  Dataset<Row> stagedBefore(Dataset<Row> staged);

  /** The column of the contract that dates a row, or null: equal rows have equal times. */
  String happenedAt();
}
