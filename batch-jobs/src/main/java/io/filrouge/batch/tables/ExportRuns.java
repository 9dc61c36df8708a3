package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.COUNT;
import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** What was exported. */
public final class ExportRuns {
  public static final TableContract CONTRACT =
      TableContract.table(Layer.ACTIVATION, "export_runs", "One row an export and night.")
          .key("as_of_date", "export")
          .partitionedBy("as_of_date")
          .required("as_of_date", DAY, "the night")
          .required("export", TEXT, "name of the export")
          .required("path", TEXT, "folder of its files")
          .required("file_count", COUNT, "files")
          .required("row_count", COUNT, "rows")
          .required("byte_count", COUNT, "bytes")
          .required("manifest_sha256", TEXT, "hash of the manifest")
          .build();

  private ExportRuns() {}
}
