package io.filrouge.batch.tables;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.UndeletableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTest {

  @Test
  void knowsRowsThatArePickedFromKeptOnesAndNoOthers() {
    Dataset<Row> numbers = SparkFixture.spark().range(10).toDF("number");
    try (Kept kept = new Kept()) {
      Dataset<Row> rows = kept.keep(numbers);
      Dataset<Row> picked = rows.where("number > 3").withColumn("night", lit("2026-01-01"));

      assertThat(Kept.isKept(numbers)).isFalse();
      assertThat(Kept.isKept(rows)).isTrue();
      assertThat(Kept.isKept(picked)).isTrue();
      assertThat(Kept.isKept(rows.union(picked.select("number")))).isTrue();
      assertThat(Kept.isKept(rows.union(numbers))).isFalse();
      assertThat(Kept.isKept(rows.groupBy("number").count())).isFalse();
      assertThat(Kept.isKept(rows.join(rows.select(col("number").as("other"))))).isFalse();
    }
  }

  @Test
  void keepsRowsInTheFolderForCheckpointsAndTakesThemAwayAgain(@TempDir Path folder)
      throws IOException {
    SparkFixture.spark().sparkContext().setCheckpointDir(folder.toString());
    try {
      try (Kept kept = new Kept()) {
        Dataset<Row> rows = kept.keep(SparkFixture.spark().range(10).toDF("number"));

        assertThat(parts(folder)).isNotEmpty();
        assertThat(Kept.isKept(rows)).isTrue();
        assertThat(rows.agg(sum("number")).head().getLong(0)).isEqualTo(45);
      }
      assertThat(parts(folder)).isEmpty();
    } finally {
      SparkFixture.spark().sparkContext().setCheckpointDir(null);
    }
  }

  @Test
  void aJobThatIsDoneDoesNotFailWhereTheyCannotBeTakenAway(@TempDir Path folder)
      throws IOException {
    Configuration hadoop = SparkFixture.spark().sparkContext().hadoopConfiguration();
    hadoop.set(UndeletableFiles.KEY, UndeletableFiles.class.getName());
    SparkFixture.spark()
        .sparkContext()
        .setCheckpointDir(UndeletableFiles.SCHEME + ":" + folder.resolve("_kept"));
    try {
      try (Kept kept = new Kept()) {
        kept.keep(SparkFixture.spark().range(10).toDF("number"));
      }
      assertThat(parts(folder)).isNotEmpty();
    } finally {
      SparkFixture.spark().sparkContext().setCheckpointDir(null);
      hadoop.unset(UndeletableFiles.KEY);
    }
  }

  private static List<Path> parts(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.getFileName().toString().startsWith("part-")).toList();
    }
  }
}
