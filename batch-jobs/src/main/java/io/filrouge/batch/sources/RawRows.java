package io.filrouge.batch.sources;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows as a source holds them, from files that agree in their columns.
 *
 * @param rows the source's own columns, then {@link #SOURCE_FILE}, {@link #MALFORMED} and, where
 *     the format tells it, {@link #PROBLEM}
 * @param columns names of the source's own columns
 * @param files where they came from; empty for a table
 */
record RawRows(Dataset<Row> rows, List<String> columns, List<SourceFile> files) {
  /** Name of the file or table a row came from. */
  static final String SOURCE_FILE = "_source_file";

  /** What a line said that could not be taken apart; null for a good row. */
  static final String MALFORMED = "_malformed_row";

  /** Why it could not, where there are several reasons; a column that rows may lack. */
  static final String PROBLEM = "_problem";
}
