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
          .optional("mode", TEXT, "full, changes or leavers")
          .optional(
              "recipe",
              TEXT,
              "what its rows are made for: a destination and the version of its rules; empty for"
                  + " scores")
          .optional("member_count", COUNT, "people in an audience, whether or not they changed")
          .optional("new_count", COUNT, "people who were not in it before")
          .optional("changed_count", COUNT, "people sent with other values than before")
          .optional("left_count", COUNT, "people who are not in it any more")
          .optional(
              "suppressed_counts",
              ColumnTypes.COUNTS_BY_NAME,
              "people whom the condition selects and who did not leave, by the first reason: erased,"
                  + " holdout, no_consent, no_identifier, missing_attribute or contact_pressure")
          .build();

  private ExportRuns() {}
}
