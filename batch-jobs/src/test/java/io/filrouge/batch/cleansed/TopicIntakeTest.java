package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.TestBroker;
import io.filrouge.batch.sources.SourcesConfig;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.IdentifierSightings;
import io.filrouge.batch.tables.IngestedOffsets;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.Quarantine;
import io.filrouge.batch.tables.StagedTopicRecords;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.WebEvents;
import io.filrouge.domain.identity.IdentifierKind;
import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import io.filrouge.settings.Configuration;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicIntakeTest {
  private static final String FIRST = "2026-01-01";
  private static final String SECOND = "2026-01-02";
  private static final String THIRD = "2026-01-03";
  private static final List<TableContract> TABLES =
      List.of(
          WebEvents.CONTRACT,
          Quarantine.CONTRACT,
          IdentifierSightings.CONTRACT,
          StagedTopicRecords.CONTRACT,
          IngestedOffsets.CONTRACT);

  @TempDir private static Path brokerFolder;
  private static TestBroker broker;
  private static int topics;

  @TempDir private Path folder;
  private IntakeNight shop;
  private String topic;

  @BeforeAll
  static void startBroker() {
    broker = new TestBroker(brokerFolder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void openShop() {
    topic = "events-" + topics++;
    broker.create(topic, 2);
    shop = new IntakeNight(folder, "Europe/Paris");
    shop.deliver("orders.csv", "id,customer,at,total", "o1,c1,2026-01-01,10");
  }

  @Test
  void takesEachEventOnceAndKeepsWhatCannotBeUsed() {
    send(event("e1", EventType.product_viewed, FIRST).setVisitorId("v1"));
    send(
        event("e2", EventType.order_placed, FIRST)
            .setVisitorId("v1")
            .setCustomerId("c1")
            .setOrderId("o1")
            .setUnitPrice(new BigDecimal("4.2500"))
            .setKnownAt(Instant.parse(SECOND + "T10:00:00Z")));
    send(event("e2", EventType.order_placed, FIRST).setVisitorId("v1").setOrderId("o1"));
    send(event("h", EventType.heartbeat, FIRST));
    send(event("web/site/7", EventType.product_viewed, FIRST).setVisitorId("v1").setSource("site"));
    send(event("e3", EventType.product_viewed, FIRST));
    broker.write(topic, "v1", ByteBuffer.wrap("none".getBytes(StandardCharsets.UTF_8)));
    broker.tombstone(topic, "v1");

    Publisher night = takeIn(FIRST);

    assertThat(IntakeNight.counts(night, "web_events.live"))
        .containsEntry("rows_read", 8L)
        .containsEntry("rows_kept", 2L)
        .containsEntry("rows_duplicate", 1L)
        .containsEntry("rows_filtered", 2L)
        .containsEntry("rows_quarantined", 3L)
        .containsEntry("rows_accounted_for", 0L);
    assertThat(shop.rows(WebEvents.CONTRACT, "event_id", "event_type", "taken_on"))
        .containsExactly("e1 | product_viewed | 2026-01-01", "e2 | order_placed | 2026-01-01");
    assertThat(shop.rows(WebEvents.CONTRACT, "event_id", "known_at = occurred_at"))
        .contains("e1 | true");
    assertThat(shop.rows(Quarantine.CONTRACT, "reason"))
        .containsExactly("row: malformed", "row: malformed", "visitor_id: missing");
    assertThat(shop.rows(Quarantine.CONTRACT, "source_file"))
        .allSatisfy(place -> assertThat(place).matches(topic + "/[01]@\\d"));
    assertThat(shop.rows(Quarantine.CONTRACT, "record"))
        .anySatisfy(record -> assertThat(record).contains("\"_malformed_row\":\"bm9uZQ==\""));
  }

  @Test
  void givesTheSameTablesWhateverNightIsRunAgainAndWhateverTheTopicStillHolds() {
    send(event("e1", EventType.product_viewed, FIRST).setVisitorId("v1"));
    takeIn(FIRST);
    send(event("e1", EventType.product_viewed, FIRST).setVisitorId("v1"));
    send(event("e2", EventType.product_viewed, SECOND).setVisitorId("v2"));
    Publisher second = takeIn(SECOND);
    assertThat(IntakeNight.counts(second, "web_events.live"))
        .containsEntry("rows_read", 2L)
        .containsEntry("rows_kept", 1L)
        .containsEntry("rows_duplicate", 1L);
    List<List<String>> tables = tables();
    broker.deleteBefore(topic, Long.MAX_VALUE);

    takeIn(SECOND);
    takeIn(FIRST);

    assertThat(tables()).isEqualTo(tables);
  }

  @Test
  void refusesANightWhoseRecordsWereLetGoAndGoesOnWithTheOthers() {
    send(event("e1", EventType.product_viewed, FIRST).setVisitorId("v1"));
    takeIn(FIRST);
    send(event("e2", EventType.product_viewed, SECOND).setVisitorId("v2"));
    takeIn(SECOND);
    shop.lake().letGo(StagedTopicRecords.CONTRACT, "taken_on < DATE '" + SECOND + "'");
    List<List<String>> tables = tables();

    assertThatThrownBy(() -> takeIn(FIRST))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.UNREADABLE_INPUT))
        .hasMessageStartingWith(
            "Cannot run the ingest of 2026-01-01 again: the records that it took from topic "
                + topic
                + " have been let go (maintenance.keep-topic-records)");
    takeIn(SECOND);

    assertThat(tables()).isEqualTo(tables);
    takeIn(THIRD);
    assertThat(shop.rows(WebEvents.CONTRACT, "event_id")).containsExactly("e1", "e2");
  }

  @Test
  void readsAgainWhatANightThatWasKilledHadNotRegistered() {
    send(event("e1", EventType.product_viewed, FIRST).setVisitorId("v1"));
    takeIn(FIRST);
    List<List<String>> tables = tables();
    shop.lake()
        .replaceWhere(
            IngestedOffsets.CONTRACT, shop.table(IngestedOffsets.CONTRACT).limit(0), "true");

    takeIn(FIRST);

    assertThat(tables()).isEqualTo(tables);
  }

  @Test
  void leavesToTheNextNightWhatCameAfterTheDay() {
    takeIn(FIRST);
    send(event("e1", EventType.product_viewed, FIRST).setVisitorId("v1"));

    takeIn(FIRST);
    assertThat(shop.rows(WebEvents.CONTRACT, "event_id")).isEmpty();
    takeIn(SECOND);

    assertThat(shop.rows(WebEvents.CONTRACT, "event_id", "taken_on"))
        .containsExactly("e1 | 2026-01-02");
  }

  @Test
  void saysWhatWentBeforeItWasTakenAndSaysItAgain() {
    send(event("e1", EventType.product_viewed, FIRST).setVisitorId("v1"));
    takeIn(FIRST);
    for (int i = 0; i < 4; i++) {
      send(event("lost" + i, EventType.product_viewed, SECOND).setVisitorId("v1"));
    }
    int partition = broker.records(topic).get(0).partition();
    broker.deleteBefore(topic, 4);
    QualityResult lost =
        new QualityResult(
            "ingest",
            "web_events.live",
            "offsets_lost",
            "warn",
            false,
            3,
            "gone before they were taken: " + topic + "/" + partition + ": 1 to 3");

    assertThat(takeIn(SECOND).results()).contains(lost);
    assertThat(takeIn(SECOND).results()).contains(lost);
    assertThat(takeIn(THIRD).results()).noneMatch(result -> result.rule().equals("offsets_lost"));
    assertThat(shop.rows(WebEvents.CONTRACT, "event_id")).containsExactly("e1", "lost3");
  }

  @Test
  void saysThatATopicWasMadeAnewAndReadsItFromItsBeginning() {
    send(event("e1", EventType.product_viewed, FIRST).setVisitorId("v1"));
    takeIn(FIRST);
    broker.delete(topic);
    broker.create(topic, 2);
    send(event("e2", EventType.product_viewed, SECOND).setVisitorId("v1"));

    Publisher second = takeIn(SECOND);

    assertThat(second.results())
        .anyMatch(
            result ->
                result.rule().equals("topic_made_anew")
                    && result.subject().equals("web_events.live")
                    && !result.isPassed());
    assertThat(shop.rows(WebEvents.CONTRACT, "event_id", "taken_on"))
        .containsExactly("e1 | 2026-01-01", "e2 | 2026-01-02");
  }

  @Test
  void asksForATopicThatIsThere() {
    broker.delete(topic);

    assertThatThrownBy(() -> takeIn(FIRST))
        .hasMessageStartingWith("Cannot find topic " + topic + " on Kafka at ");
  }

  @Test
  void putsAnEventThatNamesACustomersIdBesideThatCustomersIdentifiers() {
    IdentifierHash hash = new IdentifierHash("");
    String key = hash.of(IdentifierKind.CUSTOMER_KEY, "shop", "c1");
    shop.lake()
        .append(
            CustomerIdentifiers.CONTRACT,
            shop.lake()
                .spark()
                .createDataFrame(
                    List.of(
                        RowFactory.create(
                            key,
                            "customer_key",
                            "id-of-c1",
                            Date.valueOf(FIRST),
                            Date.valueOf(FIRST),
                            new String[0],
                            Date.valueOf(FIRST),
                            null)),
                    CustomerIdentifiers.CONTRACT.schema()));
    send(event("e1", EventType.product_viewed, SECOND).setCustomerId("id-of-c1"));
    send(event("e2", EventType.product_viewed, SECOND).setCustomerId("c1"));
    send(event("e3", EventType.product_viewed, SECOND).setCustomerId("somebody"));

    takeIn(SECOND);

    assertThat(
            shop.table(IdentifierSightings.CONTRACT)
                .where("entity = 'web_events' AND primary_identifier <> identifier")
                .selectExpr("primary_kind", "primary_identifier", "kind", "identifier")
                .collectAsList())
        .containsExactly(
            RowFactory.create(
                "customer_key",
                key,
                "customer_key",
                hash.of(IdentifierKind.CUSTOMER_KEY, "shop", "id-of-c1")));
  }

  private List<List<String>> tables() {
    return TABLES.stream()
        .map(
            table ->
                table == StagedTopicRecords.CONTRACT
                    ? shop.rows(table, "* EXCEPT (record)", "base64(record)")
                    : shop.rows(table, "*"))
        .toList();
  }

  private Publisher takeIn(String night) {
    String conf =
        """
        shop { time-zone = Europe/Paris, currency = EUR }
        sources.orders.website {
          format = csv, path = "%1$s/orders.csv"
          columns { order_id = id, customer_key = customer, ordered_at = at, amount = total }
        }
        sources.web_events.live { format = kafka, topic = %2$s }
        """
            .formatted(folder, topic);
    Config given =
        ConfigFactory.parseMap(
            Map.of(
                "stream.kafka.bootstrap-servers",
                broker.clientProperties().get("bootstrap.servers")));
    Config all =
        given
            .withFallback(ConfigFactory.parseString(conf))
            .withFallback(Configuration.load(null, Map.of()));
    return shop.takeIn(night, SourcesConfig.from(all.resolve()));
  }

  private static ShopEvent.Builder event(String id, EventType type, String day) {
    return ShopEvent.newBuilder()
        .setEventType(type)
        .setOccurredAt(Instant.parse(day + "T10:00:00.123Z"))
        .setEventId(id);
  }

  private void send(ShopEvent.Builder event) {
    try {
      broker.write(topic, "v1", ShopEvent.getEncoder().encode(event.build()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
