package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** Which columns a source has had. */
public final class SourceColumns {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.OPERATIONS,
              "source_columns",
              "One row a source, column and night on which it first came: how a new or lost column is noticed.")
          .key("entity", "source", "column")
          .required("entity", TEXT, "entity")
          .required("source", TEXT, "name of the source in the configuration")
          .required("column", TEXT, "the column as the source names it")
          .required("type", TEXT, "its type as read")
          .required("first_seen_on", DAY, "the night it first came")
          .build();

  private SourceColumns() {}
}
