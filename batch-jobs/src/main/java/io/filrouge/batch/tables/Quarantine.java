package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** Rows that could not be used. */
public final class Quarantine {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.CLEANSED,
              "quarantine",
              "Every row that could not be used, as it came, with where it came from and why. Personal data.")
          .partitionedBy("as_of_date")
          .personal()
          .required("entity", TEXT, "entity it was read as")
          .required("source", TEXT, "name of the source in the configuration")
          .optional("source_file", TEXT, "file or table it came from")
          .required(
              "reason",
              TEXT,
              "column and problem, as in 'ordered_at: not a timestamp'; several are separated by '; '")
          .required("record", TEXT, "the row as JSON")
          .required("as_of_date", DAY, "the night that read it")
          .build();

  private Quarantine() {}
}
