package io.filrouge.batch.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.spark.sql.SaveMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogCheckTest {
  private static final TableContract TABLE = SegmentEdges.CONTRACT;

  // The beginning and the end of a Parquet file, with a footer of nine bytes.
  private static final byte[] PARQUET =
      "PAR1a footer.\u0009\0\0\0PAR1".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path folder;
  private LakePlace place;
  private Path log;

  @BeforeEach
  void publishTwice() {
    Lake lake = new LakeFixture(folder).lake();
    publish(lake, "2026-01-01");
    publish(lake, "2026-01-02");
    place = new LakePlace(folder.toString(), Map.of());
    log = folder.resolve(TABLE.path()).resolve("_delta_log");
  }

  @Test
  void saysNothingOfALogThatIsWholeOrNotThere() {
    LogCheck.requireNewest(place);

    assertThat(LogCheck.all(place, TABLE)).isEmpty();
    assertThat(LogCheck.all(place, Orders.CONTRACT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, is empty", "40, is cut off or garbled"})
  void refusesANewestEntryOfWhichSomeIsLost(int bytes, String what) throws IOException {
    Path entry = entry(1);
    Files.write(entry, Arrays.copyOf(Files.readAllBytes(entry), bytes));

    refused("entry 00000000000000000001.json " + what);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no JSON", "7"})
  void refusesANewestEntryInWhichSomethingElseStands(String text) throws IOException {
    Files.writeString(entry(1), text);

    refused("entry 00000000000000000001.json is cut off or garbled");
  }

  @Test
  void findsADamagedEntryBeforeTheNewestOne() throws IOException {
    Files.writeString(entry(0), "{\"protocol\":");

    LogCheck.requireNewest(place);
    assertThat(LogCheck.all(place, TABLE).orElseThrow())
        .hasMessageContaining("entry 00000000000000000000.json is cut off or garbled");
  }

  @Test
  void findsAGap() throws IOException {
    Files.delete(entry(0));

    assertThat(LogCheck.all(place, TABLE).orElseThrow())
        .hasMessageContaining("entry 00000000000000000000.json is missing");
    assertThatThrownBy(() -> TableReader.open(place, TABLE))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("entry 00000000000000000000.json is missing");
  }

  @Test
  void needsNoEntryThatACheckpointTellsOf() throws IOException {
    Files.delete(entry(0));
    Files.write(checkpoint(0), PARQUET);

    assertThat(LogCheck.all(place, TABLE)).isEmpty();
    LogCheck.requireNewest(place);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 11, 20})
  void refusesACheckpointOfWhichSomeIsLost(int bytes) throws IOException {
    Files.write(checkpoint(0), Arrays.copyOf(PARQUET, bytes));

    refused(
        "checkpoint 00000000000000000000.checkpoint.parquet is cut off or garbled, and not needed:"
            + " its entries are all there");

    Files.delete(entry(0));
    refused(
        "checkpoint 00000000000000000000.checkpoint.parquet is cut off or garbled, and needed: its"
            + " entries are not all there");
  }

  @Test
  void needsNoEntryBeforeAnEarlierCheckpointAndNoMoreOfThatOne() throws IOException {
    Files.delete(entry(0));
    Files.write(checkpoint(0), PARQUET);
    Files.write(checkpoint(1), new byte[PARQUET.length]);

    refused(
        "checkpoint 00000000000000000001.checkpoint.parquet is cut off or garbled, and not needed:"
            + " its entries are all there");
  }

  @Test
  void saysOfACheckpointThatIsGarbledWithinThatItCannotBeRead() throws IOException {
    Lake lake = new LakeFixture(folder).lake();
    SparkFixture.spark()
        .sql(
            "ALTER TABLE delta.`"
                + lake.location(TABLE)
                + "` SET TBLPROPERTIES ('delta.checkpointInterval' = '3')");
    publish(lake, "2026-01-03");
    byte[] bytes = Files.readAllBytes(checkpoint(3));
    Arrays.fill(bytes, bytes.length / 8, bytes.length / 2, (byte) 0x5a);
    Files.deleteIfExists(log.resolve("." + checkpoint(3).getFileName() + ".crc"));
    Files.write(checkpoint(3), bytes);

    assertThatThrownBy(() -> TableReader.open(place, TABLE).files())
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.UNREADABLE_INPUT))
        .hasMessageStartingWith("Cannot read a file of table ")
        .hasMessageEndingWith("'A damaged lake' in docs/runbook.md tells how to go on");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
        + "\"readerFeatures\":[\"fromTheFuture\"],\"writerFeatures\":[\"fromTheFuture\"]}}'",
    "'{\"protocol\":{\"minReaderVersion\":9,\"minWriterVersion\":9}}'"
  })
  void aTableOfANewerReleaseIsNotOpened(String protocol) throws IOException {
    Files.writeString(entry(2), protocol + "\n", StandardCharsets.UTF_8);

    assertThatThrownBy(() -> TableReader.open(place, TABLE))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.UNREADABLE_INPUT))
        .hasMessageStartingWith("Cannot open segments/segment_edges in lake ")
        .hasMessageEndingWith("use the release that wrote it");
  }

  private void refused(String what) {
    assertThatThrownBy(() -> LogCheck.requireNewest(place))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.UNREADABLE_INPUT))
        .hasMessageStartingWith("Cannot use table segments/segment_edges in lake ")
        .hasMessageContaining("of its log " + what)
        .hasMessageEndingWith("'A damaged lake' in docs/runbook.md tells how to go on");
    assertThatThrownBy(() -> TableReader.open(place, TABLE)).hasMessageContaining(what);
    assertThat(LogCheck.all(place, TABLE)).isPresent();
  }

  private static void publish(Lake lake, String night) {
    String row = "(DATE '" + night + "', 'rfm', '1-2', 3.5)";
    SparkFixture.rows(TABLE, "as_of_date, dimension, edge, value", row)
        .write()
        .format("delta")
        .mode(SaveMode.Append)
        .save(lake.location(TABLE));
  }

  private Path checkpoint(int version) {
    return log.resolve("%020d.checkpoint.parquet".formatted(version));
  }

  private Path entry(int version) {
    return log.resolve("%020d.json".formatted(version));
  }
}
