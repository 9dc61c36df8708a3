package io.filrouge.batch.sources;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;

/**
 * A source's rows with the entity's columns that it maps, as they came: not yet typed or checked.
 *
 * @param rows in a session with the source's time zone: {@link #RECORD}, {@link #SOURCE_FILE}, the
 *     flags, and a column for each mapped one
 */
public record MappedRows(SourceConfig source, Dataset<Row> rows) {
  /** The source's own columns, as a struct. */
  public static final String RECORD = "_record";

  /** Name of the file or table the row came from. */
  public static final String SOURCE_FILE = "source_file";

  /** Why the row could not be taken apart; null for a good row. */
  public static final String PROBLEM = "_problem";

  /** Whether the source's {@code where} holds. */
  public static final String IS_OF_ENTITY = "_is_of_entity";

  /** Whether the source's {@code cancelled-when} holds. */
  public static final String IS_CANCELLED = "_is_cancelled";

  static String mapped(String column) {
    return "_mapped_" + column;
  }

  /** The value mapped to one of the entity's columns, which must be mapped. */
  public Column value(String column) {
    return col(mapped(column));
  }

  /** The type of the value mapped to one of the entity's columns, which must be mapped. */
  public DataType typeOf(String column) {
    return rows.schema().apply(mapped(column)).dataType();
  }
}
