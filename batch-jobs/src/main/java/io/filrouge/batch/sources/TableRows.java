package io.filrouge.batch.sources;

import static org.apache.spark.sql.functions.lit;

import io.filrouge.settings.Failure;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads a source that is a table: all of it, each night. */
final class TableRows {
  static RawRows read(SparkSession session, SourceConfig source) {
    Dataset<Row> rows;
    String name;
    try {
      if (source.format() == SourceFormat.JDBC) {
        rows = session.read().format("jdbc").options(source.options()).load();
        name = source.options().getOrDefault("dbtable", "query");
      } else {
        rows = session.read().format("delta").options(source.options()).load(source.path());
        name = new Path(source.path()).getName();
      }
    } catch (Exception e) {
      // The cause is left out: a driver's message may show the address with its password.
      throw Failure.input(
          "Cannot read "
              + source.key()
              + ": no table answers ("
              + e.getClass().getSimpleName()
              + "); check path, options and that the table is there");
    }
    return new RawRows(
        rows.withColumn(RawRows.SOURCE_FILE, lit(name))
            .withColumn(RawRows.MALFORMED, lit(null).cast("string")),
        List.of(rows.columns()),
        List.of());
  }

  private TableRows() {}
}
