package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.COUNT;
import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** Which files were taken in, and when. */
public final class IngestedFiles {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.OPERATIONS,
              "ingested_files",
              "One row a file: what a later night need not read again. A file is the same that keeps path, size and time, or path, size and content.")
          .key("entity", "source", "file", "size_bytes", "modified_at")
          .partitionedBy("taken_on")
          .required("entity", TEXT, "entity")
          .required("source", TEXT, "name of the source in the configuration")
          .required("file", TEXT, "the file's path")
          .required("size_bytes", COUNT, "its size")
          .required("modified_at", INSTANT, "when it was last written")
          .required("content_crc32c", TEXT, "checksum of its bytes, as eight hexadecimal digits")
          .required("taken_on", DAY, "the night that took it in")
          .build();

  private IngestedFiles() {}
}
