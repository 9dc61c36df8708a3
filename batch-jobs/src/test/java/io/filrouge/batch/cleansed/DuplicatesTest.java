package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicatesTest {
  private static final StructType CANDIDATES =
      new StructType()
          .add("row_hash", DataTypes.StringType)
          .add("_seen_known_at", DataTypes.LongType)
          .add("source_file", DataTypes.StringType)
          .add("_keeps_copies", DataTypes.BooleanType)
          .add("_outcome", DataTypes.StringType);
  private static final StructType STAGED =
      new StructType()
          .add("row_hash", DataTypes.StringType)
          .add("copy_number", DataTypes.IntegerType);

  @TempDir Path folder;

  @Test
  void letsRowsThatAreLikeNoOtherGoStraightOn() {
    try (Publisher night = night()) {
      Duplicates.Judgement judgement =
          new Duplicates(col("row_hash"))
              .judged(night, candidates(List.of(row("a", false), row("b", true))), staged());

      assertThat(judgement.duplicates()).isEmpty();
      assertThat(texts(judgement.kept())).containsExactly("a 1 kept", "b 1 kept");
    }
  }

  @Test
  void keepsCopiesOfOneNightWhereASourceNamesNoOrder() {
    try (Publisher night = night()) {
      Dataset<Row> candidates =
          candidates(
              List.of(
                  row("a", false),
                  row("a", false),
                  row("b", true),
                  row("b", true),
                  row("c", true)));

      Duplicates.Judgement judgement =
          new Duplicates(col("row_hash")).judged(night, candidates, staged("b", "d"));

      assertThat(texts(judgement.kept())).containsExactly("a 1 kept", "b 2 kept", "c 1 kept");
      assertThat(texts(judgement.duplicates().orElseThrow()))
          .containsExactly("a 2 duplicate", "b 1 duplicate");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void judgesTheSameWhetherSomeRowsAreComparedOrAll(long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int number = random.nextInt(150);
      rows.add(row("row" + number, number % 3 == 0));
    }
    String[] before =
        random
            .ints(20, 0, 200)
            .distinct()
            .mapToObj(number -> "row" + number)
            .toArray(String[]::new);
    try (Publisher night = night()) {
      Duplicates.Judgement some =
          new Duplicates(col("row_hash")).judged(night, candidates(rows), staged(before));
      Collections.shuffle(rows, random);
      Duplicates.Judgement all =
          new Duplicates(col("row_hash"), 0).judged(night, candidates(rows), staged(before));

      assertThat(texts(some.kept())).isEqualTo(texts(all.kept()));
      assertThat(texts(some.duplicates().orElseThrow()))
          .isEqualTo(texts(all.duplicates().orElseThrow()));
      assertThat(some.kept().count() + some.duplicates().orElseThrow().count()).isEqualTo(200);
    }
  }

  private Publisher night() {
    return new Publisher(
        new Lake(SparkFixture.spark(), folder.toString()),
        new Night(LocalDate.parse("2026-01-01"), ZoneOffset.UTC),
        "ingest");
  }

  private static Row row(String hash, boolean keepsCopies) {
    return RowFactory.create(hash, 1L, "a.csv", keepsCopies, "candidate");
  }

  private static Dataset<Row> candidates(List<Row> rows) {
    return SparkFixture.spark().createDataFrame(rows, CANDIDATES);
  }

  private static Dataset<Row> staged(String... hashes) {
    List<Row> rows = Stream.of(hashes).map(hash -> RowFactory.create(hash, 1)).toList();
    return SparkFixture.spark().createDataFrame(rows, STAGED);
  }

  private static List<String> texts(Dataset<Row> rows) {
    return rows
        .selectExpr("concat_ws(' ', row_hash, copy_number, _outcome)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }
}
