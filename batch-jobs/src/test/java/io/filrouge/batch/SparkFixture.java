package io.filrouge.batch;

import static java.util.Map.entry;

import io.filrouge.batch.tables.LakeSession;
import io.filrouge.batch.tables.TableContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The one Spark session that all tests of this module share, and tables that read like words. */
public final class SparkFixture {
  private static final SparkSession SPARK = open();

  public static SparkSession spark() {
    return SPARK;
  }

  /**
   * Rows of a contract's table, given as a SQL {@code VALUES} list for some of its columns; the
   * others are null.
   *
   * @param columns names of the columns given, comma-separated
   * @param values such as {@code "('c1', DATE '2026-01-01'), ('c2', null)"}
   */
  public static Dataset<Row> rows(TableContract table, String columns, String values) {
    Dataset<Row> given = SPARK.sql("SELECT * FROM VALUES " + values + " AS t(" + columns + ")");
    List<String> present = List.of(given.columns());
    for (var column : table.columns()) {
      if (!present.contains(column.name())) {
        given =
            given.withColumn(
                column.name(), org.apache.spark.sql.functions.lit(null).cast(column.type()));
      }
    }
    return table.conform(given);
  }

  private static SparkSession open() {
    try {
      String warehouse = Files.createTempDirectory("filrouge-test-warehouse").toString();
      return LakeSession.open(
          ZoneId.of("Europe/Paris"),
          Map.ofEntries(
              entry("spark.master", "local[2]"),
              entry("spark.sql.warehouse.dir", warehouse),
              entry("spark.sql.codegen.wholeStage", "false"),
              entry("spark.sql.codegen.factoryMode", "NO_CODEGEN"),
              entry("spark.sql.adaptive.enabled", "false"),
              entry("spark.sql.autoBroadcastJoinThreshold", "-1"),
              entry("spark.sql.shuffle.partitions", "1"),
              entry("spark.sql.leafNodeDefaultParallelism", "1"),
              entry("spark.sql.files.minPartitionNum", "1"),
              entry("spark.databricks.delta.snapshotPartitions", "1"),
              entry("spark.databricks.delta.stats.collect", "false"),
              entry("spark.databricks.delta.stats.skipping", "false")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SparkFixture() {}
}
