package io.filrouge.batch.activation;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.cleansed.DeviceNames;
import io.filrouge.batch.cleansed.IdentifierHash;
import io.filrouge.batch.sources.SourcesConfig;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.ParityDiffs;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.TriggerDecisions;
import io.filrouge.batch.tables.WebEvents;
import io.filrouge.domain.identity.IdentifierKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParityTest {
  private static final String NIGHT = "2026-01-02";
  private static final ParitySettings SETTINGS =
      new ParitySettings(Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofSeconds(30));

  @TempDir private Path folder;
  private LakeFixture fixture;

  /**
   * Two carts are abandoned: one of a visitor, and one that Ann fills the evening before, so late
   * that its first step is due on the day. A third is bought by Ann on another device.
   */
  @BeforeEach
  void fillLake() {
    fixture = new LakeFixture(folder);
    write(
        WebEvents.CONTRACT,
        "event_id, event_type, occurred_at, event_date, source, visitor_identifier,"
            + " customer_identifier, cart_id, product_id, known_at, taken_on",
        String.join(
            ", ",
            web("1", "cart_item_added", "2026-01-01 23:10:00", "'phone', 'ann-key', 'late'"),
            web("2", "cart_item_added", "2026-01-02 10:00:00", "'visitor', null, null"),
            web("3", "cart_item_added", "2026-01-02 11:00:00", "'phone', null, 'bought'"),
            web("4", "order_placed", "2026-01-02 11:30:00", "'laptop', 'ann-key', null"),
            web("5", "cart_item_added", "2026-01-02 23:15:00", "'visitor', null, null")));
    write(
        CustomerIdentifiers.CONTRACT,
        "identifier, kind, customer_id, first_taken_on, issued_on, former_ids, valid_from",
        "('ann-key', 'customer_key', 'ann', DATE'2026-01-01', DATE'2026-01-01', array(),"
            + " DATE'2026-01-01')");
  }

  @Test
  void findsNothingWhereTheStreamDecidedAlike() {
    decided(decision("late", "2026-01-01 23:10", "2026-01-01 23:40"), ofVisitor("10:30"));

    assertThat(run()).contains("2 abandonments compared, 0 differ");
    assertThat(differences()).isEmpty();
  }

  @Test
  void namesTheAbandonmentThatTheStreamDoesNotKnow() {
    decided(ofVisitor("10:30"));

    assertThat(run()).contains("2 abandonments compared, 1 differ");
    assertThat(differences())
        .containsExactly("2026-01-02 late missing_in_stream 2026-01-01 23:40:00");
  }

  @Test
  void namesTheAbandonmentThatOnlyTheStreamKnows() {
    decided(
        decision("late", "2026-01-01 23:10", "2026-01-01 23:40"),
        ofVisitor("10:30"),
        decision("bought", "2026-01-02 11:00", "2026-01-02 11:30"));

    assertThat(run()).contains("3 abandonments compared, 1 differ");
    assertThat(differences())
        .containsExactly("2026-01-02 bought missing_in_batch 2026-01-02 11:30:00");
  }

  @Test
  void namesBothTimesWhereTheyDifferAndReplacesTheNightWhenRunAgain() {
    decided(decision("late", "2026-01-01 23:10", "2026-01-01 23:40"), ofVisitor("10:31"));

    run();
    run();

    assertThat(differences())
        .containsExactlyInAnyOrder(
            "2026-01-02 visitor missing_in_stream 2026-01-02 10:30:00",
            "2026-01-02 visitor missing_in_batch 2026-01-02 10:31:00");
    assertThat(fixture.texts(ParityDiffs.CONTRACT, "detail"))
        .containsOnly("both know the episode, and that it ended at another time");
  }

  @Test
  void findsCartsThatTheStreamCallsAfterADeviceByWhatTheLakeCallsIt() {
    IdentifierHash hash = new IdentifierHash("salt");
    String inLake = hash.of(IdentifierKind.DEVICE, "web", "Device-1");
    write(
        WebEvents.CONTRACT,
        "event_id, event_type, occurred_at, event_date, source, visitor_identifier,"
            + " customer_identifier, cart_id, product_id, known_at, taken_on",
        web("1", "cart_item_added", "2026-01-02 10:00:00", "'" + inLake + "', null, null")
            + ", "
            + web("2", "cart_item_added", "2026-01-02 10:00:00", "'other', null, null")
            + ", "
            + web("3", "cart_item_added", "2026-01-02 12:00:00", "'any', null, 'Device-1'"));
    decided(
        decision("Device-1", "2026-01-02 10:00", "2026-01-02 10:30"),
        decision("Device-1", "2026-01-02 12:00", "2026-01-02 12:30"),
        decision("Device-2", "2026-01-02 10:00", "2026-01-02 10:30"));

    DeviceNames devices =
        devices(
            """
            sources.web_events.live { format = kafka, key-space = web }
            sources.web_events.other { format = kafka, columns.visitor_id = "upper(visitor_id)" }
            """,
            hash);

    assertThat(run(devices::of)).contains("4 abandonments compared, 2 differ");
    assertThat(differences())
        .containsExactlyInAnyOrder(
            "2026-01-02 other missing_in_stream 2026-01-02 10:30:00",
            "2026-01-02 Device-2 missing_in_batch 2026-01-02 10:30:00");
  }

  private static DeviceNames devices(String sources, IdentifierHash hash) {
    Config config =
        ConfigFactory.parseString(
            """
            stream.kafka.bootstrap-servers = "nowhere:9092"
            sources.orders.shop {
              format = csv, path = orders.csv
              columns { customer_key = k, ordered_at = t, amount = a }
            }
            """
                + sources);
    return DeviceNames.of(
        SourcesConfig.from(config.withFallback(ConfigFactory.defaultReference()).resolve()), hash);
  }

  private List<String> run() {
    return run(device -> List.of());
  }

  private List<String> run(DeviceNaming devices) {
    Publisher publisher = fixture.publisher(NIGHT, "parity");
    try (publisher) {
      new Parity(publisher, "EUR", SETTINGS, devices).run();
    }
    return publisher.results().stream()
        .filter(result -> result.rule().equals(Parity.RULE))
        .map(QualityResult::detail)
        .toList();
  }

  private List<String> differences() {
    return fixture.texts(
        ParityDiffs.CONTRACT, "as_of_date", "cart_key", "kind", "CAST(abandoned_at AS STRING)");
  }

  private void decided(String... decisions) {
    write(
        TriggerDecisions.CONTRACT,
        "trigger_id, campaign, step, cart_key, episode_started_at, abandoned_at, decided_at,"
            + " outcome, rule_version, topic_id, topic_partition, topic_offset, recorded_at,"
            + " taken_on",
        String.join(", ", decisions));
  }

  private static String ofVisitor(String abandonedAt) {
    return decision("visitor", "2026-01-02 10:00", "2026-01-02 " + abandonedAt);
  }

  private static String decision(String cart, String startedAt, String abandonedAt) {
    String abandoned = "TIMESTAMP'" + abandonedAt + ":00'";
    return "('%s', 'c', 1, '%s', TIMESTAMP'%s:00', %s, %s, 'send', 'r', 't', 0, 0L, %s, DATE'%s')"
        .formatted(cart, cart, startedAt, abandoned, abandoned, abandoned, NIGHT);
  }

  private static String web(String id, String type, String at, String persons) {
    String when = "TIMESTAMP'" + at + "'";
    return "('%s', '%s', %s, DATE'%s', 'site', %s, 'tea', %s, DATE'%s')"
        .formatted(id, type, when, at.substring(0, 10), persons, when, NIGHT);
  }

  private void write(TableContract table, String columns, String values) {
    try (Publisher publisher = fixture.publisher(NIGHT, "test")) {
      publisher.overwrite(table, SparkFixture.rows(table, columns, values));
    }
  }
}
