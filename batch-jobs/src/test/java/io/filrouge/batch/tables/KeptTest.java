package io.filrouge.batch.tables;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.SparkFixture;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

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
}
