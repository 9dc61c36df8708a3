package io.filrouge.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.settings.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The events of real nights, as a catalogue would get them. */
class LineageOfNightsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path shop;
  private static List<JsonNode> events;

  @TempDir private Path folder;

  @BeforeAll
  static void runANight() {
    night(shop).run(TinyNight.job("ingest"), TinyNight.job("identity"));
    events = events(shop);
  }

  @Test
  void tellsWhoReadsAndMakesWhat() {
    assertThat(events.stream().map(LineageOfNightsTest::title))
        .containsExactly(
            "START night",
            "START ingest",
            "COMPLETE ingest",
            "START ingest.checks",
            "COMPLETE ingest.checks",
            "START identity",
            "COMPLETE identity",
            "START identity.checks",
            "COMPLETE identity.checks",
            "COMPLETE night");
    assertThat(names(event(events, "COMPLETE ingest"), "inputs"))
        .contains("file:" + shop + "/orders")
        .doesNotContain(table("cleansed/orders"));
    assertThat(names(event(events, "COMPLETE ingest"), "outputs"))
        .contains(table("staged/order_lines"), table("cleansed/quarantine"));
    assertThat(names(event(events, "COMPLETE identity"), "inputs"))
        .contains(table("staged/identifier_sightings"), table("staged/order_lines"));
    assertThat(names(event(events, "COMPLETE identity"), "outputs"))
        .contains(table("identity/customer_identifiers"), table("cleansed/orders"));
  }

  @Test
  void tellsColumnsRowsChecksAndTheNight() {
    JsonNode done = event(events, "COMPLETE identity");
    JsonNode orders = dataset(done, "outputs", table("cleansed/orders"));
    assertThat(orders.at("/facets/schema/fields").findValuesAsText("name"))
        .containsExactlyElementsOf(
            Orders.CONTRACT.columns().stream().map(column -> column.name()).toList());
    assertThat(orders.at("/outputFacets/outputStatistics/rowCount").asInt()).isEqualTo(3);
    assertThat(done.at("/run/facets/nominalTime/nominalStartTime").asText())
        .isEqualTo("2026-01-31T00:00:00+01:00");
    assertThat(done.at("/job/facets/jobType/integration").asText()).isEqualTo("FILROUGE");
    assertThat(done.at("/producer").asText()).startsWith("urn:filrouge:");
    JsonNode source =
        dataset(event(events, "COMPLETE ingest"), "inputs", "file:" + shop + "/orders");
    assertThat(source.at("/inputFacets/inputStatistics/rowCount").asInt()).isEqualTo(4);
    JsonNode checked =
        dataset(event(events, "COMPLETE identity.checks"), "inputs", table("cleansed/orders"));
    assertThat(checked.at("/inputFacets/dataQualityAssertions/assertions"))
        .anySatisfy(
            assertion -> {
              assertThat(assertion.get("assertion").asText()).isEqualTo("key_is_unique");
              assertThat(assertion.get("success").asBoolean()).isTrue();
              assertThat(assertion.get("severity").asText()).isEqualTo("error");
            });
  }

  @Test
  void givesANightTheRunOfTheBooksAndItsJobsRunsWithinIt() {
    String night = runId(event(events, "START night"));

    assertThat(runsOfTheBooks(shop)).containsExactly(night);
    JsonNode identity = event(events, "COMPLETE identity");
    assertThat(runId(identity))
        .isEqualTo(UUID.nameUUIDFromBytes((night + "/identity").getBytes()).toString());
    assertThat(parent(identity)).isEqualTo("night " + night);
    assertThat(parent(event(events, "COMPLETE identity.checks")))
        .isEqualTo("identity " + runId(identity));
  }

  @Test
  void givesAJobThatWasCalledAloneTheRunOfTheBooks() {
    night(folder).run(noting("alone"));

    JsonNode started = events(folder).get(0);
    assertThat(title(started)).isEqualTo("START alone");
    assertThat(runsOfTheBooks(folder)).containsExactly(runId(started));
    assertThat(started.at("/run/facets/parent").isMissingNode()).isTrue();
  }

  @Test
  void failsWithTheBrokenRuleAndSaysNothingOfPersons() {
    Job broken =
        new Job(
            "broken",
            "",
            (publisher, settings) -> {
              publisher.note(
                  new QualityResult(
                      "broken", "cleansed/orders", "key_is_unique", "fail", false, 2, "order o1"));
              throw Failure.quality("Cannot publish cleansed/orders, such as order o1");
            });

    TinyNight night = night(folder);

    assertThatThrownBy(() -> night.run(noting("one"), broken, noting("never")))
        .isInstanceOf(Failure.class);

    List<JsonNode> told = events(folder);
    assertThat(told.stream().map(LineageOfNightsTest::title))
        .containsExactly(
            "START night",
            "START one",
            "COMPLETE one",
            "START broken",
            "FAIL broken",
            "START broken.checks",
            "FAIL broken.checks",
            "FAIL night");
    assertThat(event(told, "FAIL broken").at("/run/facets/errorMessage/message").asText())
        .isEqualTo(
            "a quality rule failed and nothing was published: cleansed/orders key_is_unique");
    assertThat(told.toString()).doesNotContain("o1");
    assertThat(night.warnings()).isEmpty();
  }

  @Test
  void endsANightWhoseLineageCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("lineage"), "a file where the folder should be");
    TinyNight night = night(folder);

    night.run(noting("one"), noting("two"));

    assertThat(night.warnings())
        .containsExactly(
            "Cannot send lineage to "
                + folder.resolve("lineage/events.jsonl")
                + " (FileAlreadyExistsException); this run's lineage is not complete");
  }

  @Test
  void endsANightWhoseLineageLiesOnADiskThatNeverAnswers() throws Exception {
    Path pipe = pipeThatNobodyReads();
    TinyNight night =
        new TinyNight(
            folder,
            Map.of(
                "lineage.openlineage.file",
                pipe.toString(),
                "lineage.openlineage.timeout",
                "50 ms"));

    night.run(noting("one"), noting("two"));

    assertThat(night.warnings())
        .containsExactly(
            "Cannot send lineage to "
                + pipe
                + " (no answer within 50 ms); this run's lineage is not complete");
  }

  // Whoever opens it to write waits, as for a network disk that is away.
  private Path pipeThatNobodyReads() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  private static Job noting(String name) {
    return new Job(
        name,
        "",
        (publisher, settings) -> publisher.note(QualityResult.count(name, "it", "seen", 1)));
  }

  private static TinyNight night(Path folder) {
    return new TinyNight(
        folder,
        Map.of("lineage.openlineage.file", folder.resolve("lineage/events.jsonl").toString()));
  }

  private static List<JsonNode> events(Path folder) {
    try (Stream<String> lines = Files.lines(folder.resolve("lineage/events.jsonl"))) {
      return lines.map(LineageOfNightsTest::parsed).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The runs that the journal tells of: it is folded into {@code job_runs} as it is. */
  private static List<String> runsOfTheBooks(Path folder) {
    try (Stream<Path> runs = Files.list(folder.resolve("lake/operations/_journal"))) {
      return runs.map(run -> run.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String table(String path) {
    return "file:" + shop + "/lake/" + path;
  }

  private static JsonNode event(List<JsonNode> events, String title) {
    return events.stream().filter(event -> title(event).equals(title)).findFirst().orElseThrow();
  }

  private static String title(JsonNode event) {
    return event.get("eventType").asText() + " " + event.at("/job/name").asText();
  }

  private static String runId(JsonNode event) {
    return event.at("/run/runId").asText();
  }

  private static String parent(JsonNode event) {
    JsonNode parent = event.at("/run/facets/parent");
    return parent.at("/job/name").asText() + " " + parent.at("/run/runId").asText();
  }

  private static List<String> names(JsonNode event, String side) {
    List<String> names = new ArrayList<>();
    event.get(side).forEach(dataset -> names.add(name(dataset)));
    return names;
  }

  private static JsonNode dataset(JsonNode event, String side, String name) {
    return StreamSupport.stream(event.get(side).spliterator(), false)
        .filter(dataset -> name(dataset).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String name(JsonNode dataset) {
    return dataset.get("namespace").asText() + ":" + dataset.get("name").asText();
  }
}
