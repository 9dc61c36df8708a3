package io.filrouge.batch.exports;

import io.filrouge.batch.tables.ExportRuns;
import io.filrouge.batch.tables.Publisher;
import java.util.List;
import org.apache.spark.sql.Row;

/** Rows of {@code export_runs}: one an export and night. */
final class ExportNotes {

  /** Notes an export of the night, in place of what was noted of it before. */
  static void note(Publisher publisher, String export, Row row) {
    publisher.replaceWhere(
        ExportRuns.CONTRACT,
        "as_of_date = DATE '" + publisher.night() + "' AND export = '" + export + "'",
        publisher.lake().spark().createDataFrame(List.of(row), ExportRuns.CONTRACT.schema()));
  }

  private ExportNotes() {}
}
