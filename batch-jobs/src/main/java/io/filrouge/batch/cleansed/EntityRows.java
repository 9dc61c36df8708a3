package io.filrouge.batch.cleansed;

import io.filrouge.batch.sources.MappedRows;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.tables.TableContract;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How the rows of one entity are judged and staged. */
interface EntityRows {
  /** The table that accepted rows go to. */
  TableContract contract();

  /** Who judges the rows of a source. */
  RowJudge judge(SourceConfig source);

  /** Equal for rows of which all but one, or all but those of one night, are duplicates. */
  Column duplicateKey();

  /** The column of the contract that dates a row, or null: equal rows have equal times. */
  String happenedAt();

  /**
   * The rows of one source in the contract's columns and {@link IntakeColumns}, none left out and
   * none added, each with its outcome so far: quarantined, filtered or candidate.
   */
  default Dataset<Row> classify(MappedRows mapped) {
    return new JudgedRows(mapped, judge(mapped.source()), contract()).rows();
  }
}
