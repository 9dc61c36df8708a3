package io.filrouge.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.SegmentEdges;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.apache.spark.sql.SaveMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineFailuresTest {
  @TempDir private Path folder;

  static Stream<Throwable> fullDisks() {
    return Stream.of(
        new UncheckedIOException(new IOException("No space left on device")),
        new IllegalStateException("Cannot commit", new IOException("Disk quota exceeded")),
        new SparkException("Job aborted: java.io.IOException: No space left on device\n at ..."));
  }

  @ParameterizedTest
  @MethodSource("fullDisks")
  void saysThatADiskIsFullAndWhatToDo(Throwable thrown) {
    Throwable told = EngineFailures.told(thrown);

    assertThat(NightRun.outcomeOf(told)).isEqualTo(Outcome.ENGINE_FAILURE);
    assertThat(told)
        .isInstanceOf(Failure.class)
        .hasCause(thrown)
        .hasMessageStartingWith("Cannot write: a disk is full; 'filrouge doctor' tells how much");
  }

  @Test
  void namesAFileOfTheLakeThatIsDamaged() throws IOException {
    Lake lake = new LakeFixture(folder).lake();
    publishEdges(lake);
    Path damaged;
    try (Stream<Path> files = Files.walk(folder)) {
      damaged =
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    Files.write(damaged, new byte[(int) Files.size(damaged)]);

    Throwable told = EngineFailures.told(failureOf(lake));

    assertThat(NightRun.outcomeOf(told)).isEqualTo(Outcome.UNREADABLE_INPUT);
    assertThat(told)
        .hasMessageStartingWith("Cannot read file:")
        .hasMessageContaining(damaged.getFileName() + ": it is damaged or gone; 'A damaged lake'");
  }

  @Test
  void saysThatTheLogOfATableIsNotAllThere() throws IOException {
    Lake written = new LakeFixture(folder.resolve("written")).lake();
    publishEdges(written);
    publishEdges(written);
    // What the engine remembers of a log, it knows by its place.
    Files.move(folder.resolve("written"), folder.resolve("lake"));
    Lake lake = new LakeFixture(folder.resolve("lake")).lake();
    String location = lake.location(SegmentEdges.CONTRACT);
    Files.delete(Path.of(location, "_delta_log", "00000000000000000000.json"));

    Throwable told =
        EngineFailures.told(
            catchThrowable(
                () -> SparkFixture.spark().read().format("delta").load(location).collectAsList()));

    assertThat(NightRun.outcomeOf(told)).isEqualTo(Outcome.UNREADABLE_INPUT);
    assertThat(told)
        .hasMessageStartingWith(
            "Cannot read the log of a table in the lake: entries or a checkpoint are missing (DELTA_")
        .hasMessageContaining("'filrouge doctor' names it");
  }

  @Test
  void leavesAFailureThatNobodyKnowsAsItIs() {
    Throwable unknown = new IllegalStateException("No space left on device, says a row");

    assertThat(EngineFailures.told(unknown)).isSameAs(unknown);
  }

  private static void publishEdges(Lake lake) {
    SparkFixture.rows(
            SegmentEdges.CONTRACT,
            "as_of_date, dimension, edge, value",
            "(DATE '2026-01-01', 'rfm', '1-2', 3.5)")
        .write()
        .format("delta")
        .mode(SaveMode.Append)
        .save(lake.location(SegmentEdges.CONTRACT));
  }

  private static Throwable failureOf(Lake lake) {
    try {
      lake.read(SegmentEdges.CONTRACT).collectAsList();
      return null;
    } catch (Exception e) {
      return e;
    }
  }
}
