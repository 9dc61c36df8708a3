package io.filrouge.batch.sources;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;

/**
 * A source's rows with the entity's columns that it maps, as they came: not yet typed or checked.
 *
 * @param rows in the source's own session
 * @param ownColumns the source's own columns among those of {@code rows}
 */
public record MappedRows(SourceConfig source, Dataset<Row> rows, List<String> ownColumns) {
  /** Whether the source's {@code where} holds. */
  public static final String IS_OF_ENTITY = "_is_of_entity";

  /** Whether the source's {@code cancelled-when} holds. */
  public static final String IS_CANCELLED = "_is_cancelled";

  /** Name of the column that holds the value mapped to one of the entity's columns. */
  static String mapped(String column) {
    return "_mapped_" + column;
  }

  /** The value mapped to one of the entity's columns; it must be mapped. */
  public Column value(String column) {
    return col(mapped(column));
  }

  /** Its type. */
  public DataType typeOf(String column) {
    return rows.schema().apply(mapped(column)).dataType();
  }

  /** Name of the file or table the row came from. */
  public Column sourceFile() {
    return col(RawRows.SOURCE_FILE);
  }

  /** Whether the row could not be taken apart. */
  public Column isMalformed() {
    return col(RawRows.MALFORMED).isNotNull();
  }

  /** The row as JSON, as it came. */
  public Column record() {
    java.util.List<Column> own = new java.util.ArrayList<>();
    ownColumns.forEach(name -> own.add(col(ColumnMapping.quoted(name))));
    own.add(col(RawRows.MALFORMED));
    return functions.to_json(functions.struct(own.toArray(Column[]::new)));
  }
}
