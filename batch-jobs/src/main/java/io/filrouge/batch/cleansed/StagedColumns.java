package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.lit;

import io.filrouge.batch.tables.TableContract;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What tables of accepted rows have in common. */
final class StagedColumns {
  private static final Set<String> ADDED_LATER =
      Set.of(IntakeColumns.COPY_NUMBER, IntakeColumns.TAKEN_ON, "event_date");

  /** The contract's columns that are known before duplicates are looked for. */
  static List<String> of(TableContract contract) {
    return contract.columns().stream()
        .map(io.filrouge.batch.tables.Column::name)
        .filter(name -> !ADDED_LATER.contains(name))
        .toList();
  }

  /** Keys of staged rows of which there is one each. */
  static Dataset<Row> onceEach(Dataset<Row> staged, Column key) {
    return staged
        .select(key.as(IntakeColumns.DUPLICATE_KEY), lit(1).as(Duplicates.COPIES_BEFORE))
        .dropDuplicates(new String[] {IntakeColumns.DUPLICATE_KEY});
  }

  private StagedColumns() {}
}
