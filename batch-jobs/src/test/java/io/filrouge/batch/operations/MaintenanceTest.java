package io.filrouge.batch.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.batch.tables.LtvScores;
import io.filrouge.batch.tables.QualityResults;
import io.filrouge.batch.tables.SegmentEdges;
import io.filrouge.batch.tables.StagedTopicRecords;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintenanceTest {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final long MEGABYTE = 1_000_000;

  @TempDir private Path folder;
  private LakeFixture tables;
  private LakeFiles files;

  @BeforeEach
  void open() {
    tables = new LakeFixture(folder);
    files = LakeFiles.open(folder.toString(), Map.of());
  }

  @AfterEach
  void close() {
    files.close();
  }

  @Test
  void laysNightsTogetherThatAreManyAndSmallAndTheyStayTogether() {
    for (int day = 1; day <= 4; day++) {
      publishEdge("2026-01-0" + day, day);
    }

    UpkeepReport report = maintain(SegmentEdges.CONTRACT, 3, OptionalInt.empty());

    assertThat(report.done()).containsExactly("nights laid together");
    assertThat(report.before().count()).isEqualTo(4);
    assertThat(report.after().count()).isEqualTo(1);
    assertThat(edges())
        .containsExactlyInAnyOrder(
            "2026-01-01 1.0", "2026-01-02 2.0", "2026-01-03 3.0", "2026-01-04 4.0");

    publishEdge("2026-01-03", 30);
    publishEdge("2026-01-05", 5);
    assertThat(edges())
        .containsExactlyInAnyOrder(
            "2026-01-01 1.0",
            "2026-01-02 2.0",
            "2026-01-03 30.0",
            "2026-01-04 4.0",
            "2026-01-05 5.0");

    UpkeepReport later = maintain(SegmentEdges.CONTRACT, 3, OptionalInt.empty());
    assertThat(later.done()).containsExactly("small files put together");
    assertThat(later.after().count()).isEqualTo(1);
    assertThat(edges()).hasSize(5);
  }

  @Test
  void leavesFewNightsApart() {
    publishEdge("2026-01-01", 1);
    publishEdge("2026-01-02", 2);

    UpkeepReport report = maintain(SegmentEdges.CONTRACT, 3, OptionalInt.empty());

    assertThat(report.done()).isEmpty();
    assertThat(report.after()).isEqualTo(report.before());
  }

  @Test
  void letsPastNightsGoOfTablesThatNobodyReadsAgain() {
    publishEdge("2026-01-01", 1);
    publishEdge("2026-01-05", 5);
    publishEdge("2026-01-09", 9);

    UpkeepReport report = maintain(SegmentEdges.CONTRACT, 30, OptionalInt.of(2));

    assertThat(report.done()).containsExactly("nights before 2026-01-05 let go");
    assertThat(edges()).containsExactlyInAnyOrder("2026-01-05 5.0", "2026-01-09 9.0");
    assertThat(maintain(SegmentEdges.CONTRACT, 30, OptionalInt.of(2)).done()).isEmpty();
    assertThat(Maintenance.PAST_NIGHTS)
        .contains(LtvScores.CONTRACT)
        .doesNotContain(QualityResults.CONTRACT)
        .allSatisfy(
            table ->
                assertThat(table.columns()).anyMatch(column -> column.name().equals("as_of_date")));
  }

  @Test
  void letsRecordsOfTopicsGoByThemselves() {
    publishRecord("2026-01-01", 1);
    publishRecord("2026-01-02", 2);
    publishRecord("2026-01-05", 3);

    assertThat(maintain(StagedTopicRecords.CONTRACT, 30, OptionalInt.of(1)).done()).isEmpty();
    UpkeepReport report =
        new Maintenance(
                tables.lake(),
                files,
                new MaintenanceSettings(WEEK, MEGABYTE, 30, OptionalInt.empty(), OptionalInt.of(2)))
            .maintain(StagedTopicRecords.CONTRACT);

    assertThat(report.done()).containsExactly("nights before 2026-01-02 let go");
    assertThat(tables.texts(StagedTopicRecords.CONTRACT, "topic_offset"))
        .containsExactlyInAnyOrder("2", "3");
  }

  @Test
  void deletesWhatNoVersionWithinTheHorizonNeeds() {
    publishEdge("2026-01-01", 1);
    publishEdge("2026-01-01", 2);
    assertThat(parquetFiles()).isEqualTo(2);

    maintain(SegmentEdges.CONTRACT, 30, OptionalInt.empty());
    assertThat(parquetFiles()).isEqualTo(2);

    UpkeepReport report =
        new Maintenance(
                tables.lake(),
                files,
                new MaintenanceSettings(
                    Duration.ZERO, MEGABYTE, 30, OptionalInt.empty(), OptionalInt.empty()))
            .maintain(SegmentEdges.CONTRACT);
    SparkFixture.spark().conf().unset("spark.databricks.delta.retentionDurationCheck.enabled");
    assertThat(parquetFiles()).isEqualTo(1);
    assertThat(report.done()).containsExactly("unneeded files deleted");
    assertThat(report.bytesOnDiskAfter()).isLessThan(report.bytesOnDiskBefore());
    assertThat(edges()).containsExactly("2026-01-01 2.0");
  }

  @Test
  void refusesAHorizonThatRunningReadersWouldMiss() {
    MaintenanceSettings day = settings("retain = 1 d");
    assertThatThrownBy(day::requireSafe)
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.WRONG_CONFIGURATION))
        .hasMessageStartingWith(
            "Cannot delete files that have been replaced for only 24 h: a reader that began");
    assertThatCode(settings("retain = 7 d")::requireSafe).doesNotThrowAnyException();
  }

  @Test
  void readsItsDefaultsAndEveryKey() {
    assertThat(settings(""))
        .isEqualTo(
            new MaintenanceSettings(WEEK, 64L << 20, 30, OptionalInt.empty(), OptionalInt.empty()));
    assertThat(
            settings(
                "retain = 30 d, optimize-below = 1 MB, nights-apart = 5, keep-nights = 400,"
                    + " keep-topic-records = 30"))
        .isEqualTo(
            new MaintenanceSettings(
                Duration.ofDays(30), MEGABYTE, 5, OptionalInt.of(400), OptionalInt.of(30)));
    for (String none : new String[] {"keep-nights = 0", "keep-topic-records = 0"}) {
      assertThatThrownBy(() -> settings(none))
          .isInstanceOf(Failure.class)
          .hasMessageStartingWith("Cannot use maintenance: ");
    }
  }

  private void publishEdge(String night, int value) {
    try (var publisher = tables.publisher(night, "segments")) {
      publisher.replaceNight(
          SegmentEdges.CONTRACT,
          "as_of_date",
          SparkFixture.rows(
              SegmentEdges.CONTRACT,
              "as_of_date, dimension, edge, value",
              "(DATE '" + night + "', 'monetary', '1-2', " + value + ")"));
    }
  }

  private void publishRecord(String night, int offset) {
    try (var publisher = tables.publisher(night, "ingest")) {
      publisher.replaceNight(
          StagedTopicRecords.CONTRACT,
          "taken_on",
          SparkFixture.rows(
              StagedTopicRecords.CONTRACT,
              "entity, source, topic, topic_id, topic_partition, topic_offset, recorded_at, taken_on",
              "('web_events', 'live', 't', 'id', 0, "
                  + offset
                  + "L, TIMESTAMP '2026-01-01 00:00:00', DATE '"
                  + night
                  + "')"));
    }
  }

  private UpkeepReport maintain(TableContract table, int nightsApart, OptionalInt keepNights) {
    MaintenanceSettings settings =
        new MaintenanceSettings(WEEK, MEGABYTE, nightsApart, keepNights, OptionalInt.empty());
    return new Maintenance(tables.lake(), files, settings).maintain(table);
  }

  private static MaintenanceSettings settings(String block) {
    return MaintenanceSettings.from(
        ConfigFactory.parseString("maintenance { " + block + " }")
            .withFallback(ConfigFactory.parseResources("reference.conf"))
            .resolve());
  }

  private java.util.List<String> edges() {
    return tables.texts(SegmentEdges.CONTRACT, "as_of_date", "value");
  }

  private long parquetFiles() {
    try (var all = java.nio.file.Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".parquet"))
          .filter(file -> !file.toString().contains("_delta_log"))
          .count();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
