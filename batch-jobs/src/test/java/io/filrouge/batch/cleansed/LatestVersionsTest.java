package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.SparkFixture;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class LatestVersionsTest {
  private static final StructType COLUMNS =
      new StructType()
          .add("source", DataTypes.StringType)
          .add("id", DataTypes.StringType)
          .add("updated_at", DataTypes.TimestampType)
          .add("known_at", DataTypes.TimestampType)
          .add("row_hash", DataTypes.StringType);

  @Test
  void picksOfLargeTablesWhatItPicksOfSmallOnes() {
    List<Row> rows = randomVersions(new Random(1));

    List<String> ofSmall = newest(small(), rows);

    assertThat(newest(large(), rows)).isEqualTo(ofSmall);
    assertThat(ofSmall).hasSizeLessThan(rows.size());
  }

  @Test
  void letsRowsThatHaveOneVersionGoStraightOn() {
    List<Row> rows =
        List.of(
            row("web", "1", 1, 1, "a"), row("web", "2", null, 1, "b"), row("x", "1", 1, 1, "c"));

    assertThat(newest(large(), rows)).hasSize(3);
    assertThat(versions(large(), rows).queryExecution().optimizedPlan().toString())
        .doesNotContain("Window");
  }

  private static List<String> newest(SparkSession session, List<Row> rows) {
    return versions(session, rows).collectAsList().stream().map(Row::toString).sorted().toList();
  }

  private static Dataset<Row> versions(SparkSession session, List<Row> rows) {
    return LatestVersions.perKey(session.createDataFrame(rows, COLUMNS), "source", "id");
  }

  private static SparkSession small() {
    return SparkFixture.spark();
  }

  private static SparkSession large() {
    SparkSession session = SparkFixture.spark().newSession();
    session.conf().set("spark.sql.shuffle.partitions", "2");
    return session;
  }

  private static List<Row> randomVersions(Random random) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Integer updatedAt = random.nextInt(4) == 0 ? null : Integer.valueOf(random.nextInt(3));
      String id = random.nextInt(20) == 0 ? null : Integer.toString(random.nextInt(200));
      rows.add(
          row(random.nextBoolean() ? "web" : "store", id, updatedAt, random.nextInt(2), "h" + i));
    }
    return rows;
  }

  private static Row row(String source, String id, Integer updatedAt, int knownAt, String hash) {
    return RowFactory.create(
        source, id, updatedAt == null ? null : moment(updatedAt), moment(knownAt), hash);
  }

  private static Timestamp moment(int second) {
    return Timestamp.from(Instant.ofEpochSecond(second));
  }
}
