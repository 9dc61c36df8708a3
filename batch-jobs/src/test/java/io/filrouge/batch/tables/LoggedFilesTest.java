package io.filrouge.batch.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggedFilesTest {
  private static final TableContract TABLE = SegmentEdges.CONTRACT;
  private static final String FIRST =
      "(DATE '2026-01-01', 'rfm', '1-2', 3.5), (DATE '2026-01-01', 'rfm', '2-3', 7)";
  private static final String SECOND = "(DATE '2026-01-02', 'rfm', '1-2', 4.5)";

  @TempDir private Path folder;

  @Test
  void readsWhatDeltaReads() {
    Lake lake = lake(FIRST, SECOND);

    Dataset<Row> byDelta = SparkFixture.spark().read().format("delta").load(lake.location(TABLE));
    assertThat(lake.read(TABLE).schema()).isEqualTo(byDelta.schema());
    assertThat(lake.read(TABLE).collectAsList())
        .hasSize(3)
        .containsExactlyInAnyOrderElementsOf(byDelta.collectAsList());
  }

  @Test
  void readsAnEarlierVersion() {
    Lake lake = lake(FIRST, SECOND);

    assertThat(values(lake.read(TABLE, 0))).containsExactlyInAnyOrder(3.5, 7.0);
  }

  @Test
  void opensNoFileOfAnotherNight() throws IOException {
    Lake lake = lake(FIRST, SECOND);
    delete(folder.resolve("segments/segment_edges/as_of_date=2026-01-01"));

    assertThat(values(lake.read(TABLE).where("as_of_date = DATE '2026-01-02'")))
        .containsExactly(4.5);
  }

  @Test
  void doesNotSeeWhatIsWrittenAfterItWasOpened() {
    Lake lake = lake(FIRST);
    Dataset<Row> opened = lake.read(TABLE);
    write(lake, SECOND);

    assertThat(values(opened)).containsExactlyInAnyOrder(3.5, 7.0);
  }

  @Test
  void computesScansOfOneVersionOnce() {
    Lake lake = lake(FIRST);

    assertThat(
            lake.read(TABLE)
                .queryExecution()
                .optimizedPlan()
                .sameResult(lake.read(TABLE).queryExecution().optimizedPlan()))
        .isTrue();
    Dataset<Row> first = lake.read(TABLE);
    write(lake, SECOND);
    assertThat(
            first
                .queryExecution()
                .optimizedPlan()
                .sameResult(lake.read(TABLE).queryExecution().optimizedPlan()))
        .isFalse();
  }

  @Test
  void showsNoRowThatIsMarkedAsDeleted() {
    Lake lake = lake(FIRST);
    SparkSession spark = SparkFixture.spark().newSession();
    spark.conf().set("spark.databricks.delta.stats.skipping", "true");
    String table = "delta.`" + lake.location(TABLE) + "`";
    spark.sql("ALTER TABLE " + table + " SET TBLPROPERTIES ('delta.enableDeletionVectors' = true)");
    spark.sql("DELETE FROM " + table + " WHERE edge = '1-2'");

    assertThat(values(lake.in(spark).read(TABLE))).containsExactly(7.0);
  }

  private Lake lake(String... commits) {
    Lake lake = new LakeFixture(folder).lake();
    for (String rows : commits) {
      write(lake, rows);
    }
    return lake;
  }

  private static void write(Lake lake, String rows) {
    SparkFixture.rows(TABLE, "as_of_date, dimension, edge, value", rows)
        .write()
        .format("delta")
        .mode(SaveMode.Append)
        .partitionBy("as_of_date")
        .save(lake.location(TABLE));
  }

  private static List<Double> values(Dataset<Row> rows) {
    return rows.select("value").collectAsList().stream().map(row -> row.getDouble(0)).toList();
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
