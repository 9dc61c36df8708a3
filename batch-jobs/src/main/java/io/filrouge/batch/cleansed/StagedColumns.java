package io.filrouge.batch.cleansed;

import io.filrouge.batch.tables.TableContract;
import java.util.List;
import java.util.Set;

/** What tables of accepted rows have in common. */
final class StagedColumns {
  private static final Set<String> ADDED_LATER =
      Set.of(IntakeColumns.COPY_NUMBER, IntakeColumns.TAKEN_ON);

  /** The contract's columns that are known before duplicates are looked for. */
  static List<String> of(TableContract contract) {
    return contract.columns().stream()
        .map(io.filrouge.batch.tables.Column::name)
        .filter(name -> !ADDED_LATER.contains(name))
        .toList();
  }

  private StagedColumns() {}
}
