package io.filrouge.batch.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a night may carry on what the night before made, and when it must not. */
class EarlierNightTest {
  private static final TableContract TAKEN =
      TableContract.table(Layer.STAGED, "taken", "What each night took in.")
          .partitionedBy("taken_on")
          .required("id", ColumnTypes.TEXT, "a row")
          .required("taken_on", ColumnTypes.DAY, "its night")
          .build();
  private static final TableContract SETTLED = whole("settled");
  private static final TableContract MADE = whole("made");

  @TempDir Path folder;

  @Test
  void carriesOnWhatTheNightBeforeLeft() {
    night("2026-01-01", "a");
    take("2026-01-02");

    Optional<EarlierNight> earlier = earlier("2026-01-02");

    assertThat(earlier).map(EarlierNight::night).hasValue(LakeFixture.night("2026-01-01"));
    assertThat(idsOf(earlier)).containsExactly("a");
  }

  @Test
  void readsWhatWasThereBeforeANightThatIsRunAgain() {
    night("2026-01-01", "a");
    night("2026-01-02", "b");
    assertThat(idsOf(earlier("2026-01-03"))).containsExactly("b");

    take("2026-01-02");

    assertThat(idsOf(earlier("2026-01-02"))).containsExactly("a");
    assertThat(earlier("2026-01-03")).isEmpty();
  }

  @Test
  void carriesOnATableThatIsEmptyNightAfterNight() {
    for (String date : List.of("2026-01-01", "2026-01-02")) {
      take(date);
      publish(date, SETTLED, "s");
      make(date, SparkFixture.rows(MADE, "id", "('a')").where("false"));
    }

    assertThat(earlier("2026-01-03"))
        .map(EarlierNight::night)
        .hasValue(LakeFixture.night("2026-01-02"));
    assertThat(idsOf(earlier("2026-01-03"))).isEmpty();
  }

  @Test
  void buildsInFullOnTheFirstNightAndBeforeIt() {
    assertThat(earlier("2026-01-01")).isEmpty();

    night("2026-01-02", "a");

    assertThat(earlier("2026-01-01")).isEmpty();
    assertThat(earlier("2026-01-02")).isEmpty();
  }

  @Test
  void buildsInFullWhereAnEarlierNightTookInOnceMore() {
    night("2026-01-01", "a");
    night("2026-01-02", "b");

    take("2026-01-01");

    assertThat(earlier("2026-01-03")).isEmpty();
  }

  @Test
  void buildsInFullWhereATableWasOfAnotherNightWhenItWasRead() {
    publish("2026-01-01", SETTLED, "s");
    make("2026-01-02", "b");

    assertThat(earlier("2026-01-03")).isEmpty();
  }

  @Test
  void buildsInFullWithAnotherConfigurationAndOnDemand() {
    night("2026-01-01", "a");

    assertThat(publisher("2026-01-02", new Build("other", 1)).earlier(List.of(MADE), madeFrom()))
        .isEmpty();
    assertThat(publisher("2026-01-02", Build.full("same")).earlier(List.of(MADE), madeFrom()))
        .isEmpty();
  }

  @Test
  void buildsInFullWhereSomebodyWroteByHand() {
    night("2026-01-01", "a");
    writeByHand(TAKEN);

    assertThat(earlier("2026-01-02")).isEmpty();
  }

  @Test
  void buildsInFullWhereSomebodyChangedWhatWouldBeCarriedOn() {
    night("2026-01-01", "a");
    writeByHand(MADE);

    assertThat(earlier("2026-01-02")).isEmpty();
  }

  @Test
  void buildsInFullWhereFilesAreGone() {
    night("2026-01-01", "a");
    Path before = onlyFileOf(MADE);
    night("2026-01-02", "b");
    delete(before);

    assertThat(earlier("2026-01-02")).isEmpty();
    assertThat(idsOf(earlier("2026-01-03"))).containsExactly("b");
  }

  @Test
  void seesNothingNewInUpkeep() {
    night("2026-01-01", "a");
    lake().layTogether(TAKEN);
    lake().letGo(TAKEN, "taken_on < DATE '2026-01-01'");
    lake().layTogether(MADE);

    assertThat(idsOf(earlier("2026-01-02"))).containsExactly("a");
  }

  /** Takes in, settles and makes. */
  private void night(String date, String id) {
    take(date);
    publish(date, SETTLED, id);
    make(date, id);
  }

  private void take(String date) {
    try (Publisher publisher = publisher(date, same())) {
      publisher.replaceNight(
          TAKEN,
          "taken_on",
          SparkFixture.rows(TAKEN, "id, taken_on", "('x', DATE '" + date + "')"));
    }
  }

  private void publish(String date, TableContract table, String id) {
    try (Publisher publisher = publisher(date, same())) {
      publisher.overwrite(table, SparkFixture.rows(table, "id", "('" + id + "')"));
    }
  }

  private void make(String date, String id) {
    make(date, SparkFixture.rows(MADE, "id", "('" + id + "')"));
  }

  private void make(String date, Dataset<Row> rows) {
    try (Publisher publisher = publisher(date, same())) {
      publisher.earlier(List.of(MADE), madeFrom());
      publisher.overwrite(MADE, rows);
    }
  }

  private Optional<EarlierNight> earlier(String date) {
    return publisher(date, same()).earlier(List.of(MADE), madeFrom());
  }

  private void writeByHand(TableContract table) {
    lake().read(table).write().format("delta").mode(SaveMode.Append).save(lake().location(table));
  }

  private Path onlyFileOf(TableContract table) {
    try (Stream<Path> files = Files.list(folder.resolve(table.path()))) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .reduce(
              (one, other) -> {
                throw new IllegalStateException("Cannot choose between " + one + " and " + other);
              })
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> idsOf(Optional<EarlierNight> earlier) {
    return earlier.orElseThrow().rows(MADE).collectAsList().stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private Publisher publisher(String date, Build build) {
    return new Publisher(lake(), LakeFixture.night(date), "test", build, Yardstick.FIRST_NIGHT);
  }

  private Lake lake() {
    return new LakeFixture(folder).lake();
  }

  private static Build same() {
    return new Build("same", 1);
  }

  private static List<TableContract> madeFrom() {
    return List.of(TAKEN, SETTLED);
  }

  private static TableContract whole(String name) {
    return TableContract.table(Layer.CLEANSED, name, "Overwritten each night.")
        .key("id")
        .required("id", ColumnTypes.TEXT, "a row")
        .build();
  }
}
