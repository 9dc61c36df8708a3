package io.filrouge.batch.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.TestBroker;
import io.filrouge.batch.customer360.PlaceRule;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.PublishedContexts;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.schemas.CustomerContext;
import io.filrouge.schemas.ShopEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaPublicationTest {
  private static final PlaceRule PLACES = new PlaceRule(Map.of(), ZoneId.of("Europe/Paris"));

  @TempDir private static Path brokerFolder;
  private static TestBroker broker;

  @TempDir private Path folder;
  private LakeFixture lake;

  @BeforeAll
  static void startBroker() {
    broker = new TestBroker(brokerFolder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void openLake() {
    lake = new LakeFixture(folder);
  }

  @Test
  void sendsEventsAsPlainAvroInTheOrderOfTimeUnderTheirCart() throws IOException {
    EventLake.fill(lake);
    Published published;
    try (Publisher publisher = lake.publisher("2026-01-02", "publish-events")) {
      published =
          new ShopEvents(publisher, new EventSpan(null, null), "EUR")
              .toKafka(broker.topic("shop-events"), List.of());
    }

    assertThat(published.where()).isEqualTo("topic shop-events");
    List<ConsumerRecord<String, byte[]>> records = broker.records("shop-events");
    assertThat(records.stream().filter(record -> record.key().equals("cart")).map(this::event))
        .extracting(ShopEvent::getEventId)
        .containsExactly("web/site/1", "web/site/2", "web/site/3");
    assertThat(records.stream().filter(record -> record.key().equals("ann")).map(this::event))
        .extracting(ShopEvent::getEventId)
        .containsExactly("order/store/o1");
    for (ConsumerRecord<String, byte[]> record : records) {
      assertThat(record.value()).isEqualTo(encoded(event(record)));
    }
  }

  @Test
  void leavesOutWhatCameFromThatTopic() {
    EventLake.fill(lake);
    broker.create("events-of-site", 1);
    try (Publisher publisher = lake.publisher("2026-01-02", "publish-events")) {
      new ShopEvents(publisher, new EventSpan(null, null), "EUR")
          .toKafka(broker.topic("events-of-site"), List.of("site"));
    }

    assertThat(broker.records("events-of-site").stream().map(this::event))
        .extracting(ShopEvent::getEventId)
        .containsExactly("order/store/o1");
  }

  @Test
  void sendsContextsThatChangedAndTombstones() {
    customers("2026-01-01", "('ann', 10), ('bob', 10), ('old', 10)");
    assertThat(publish("2026-01-01", Extent.CHANGES)).isEqualTo("3 contexts and 0 tombstones");
    assertThat(publish("2026-01-01", Extent.CHANGES)).isEqualTo("0 contexts and 0 tombstones");

    customers("2026-01-02", "('ann', 10), ('bob', 20)");
    assertThat(publish("2026-01-02", Extent.CHANGES)).isEqualTo("1 contexts and 1 tombstones");

    List<ConsumerRecord<String, byte[]>> records = broker.records("customer-context");
    assertThat(amounts(records, "ann")).containsExactly("10.0000");
    assertThat(amounts(records, "bob")).containsExactly("10.0000", "20.0000");
    assertThat(amounts(records, "old")).containsExactly("10.0000", "gone");
    assertThat(lake.texts(PublishedContexts.CONTRACT, "customer_id", "as_of_date"))
        .containsExactlyInAnyOrder("ann 2026-01-01", "bob 2026-01-02");

    assertThat(publish("2026-01-02", Extent.ALL)).isEqualTo("2 contexts and 0 tombstones");
  }

  @Test
  void saysWhenThereIsNoSuchTopic() {
    customers("2026-01-01", "('ann', 10)");

    assertThatThrownBy(() -> publish("2026-01-01", Extent.CHANGES, "nowhere"))
        .hasMessageMatching(
            "Cannot find topic nowhere on Kafka at 127.0.0.1:\\d+; create the topics by"
                + " 'bin/filrouge kafka topics'");
  }

  private String publish(String night, Extent extent) {
    return publish(night, extent, "customer-context");
  }

  private String publish(String night, Extent extent, String topic) {
    try (Publisher publisher = lake.publisher(night, "publish-context")) {
      return new CustomerContexts(publisher, PLACES).toKafka(broker.topic(topic), extent).what();
    }
  }

  private void customers(String night, String values) {
    lake.lake()
        .replaceWhere(
            Customer360.CONTRACT,
            SparkFixture.rows(Customer360.CONTRACT, "customer_id, ltv_amount", values)
                .withColumn("as_of_date", LakeFixture.night(night).date())
                .withColumns(
                    Map.of(
                        "is_email_allowed", org.apache.spark.sql.functions.lit(true),
                        "is_sms_allowed", org.apache.spark.sql.functions.lit(true),
                        "is_push_allowed", org.apache.spark.sql.functions.lit(true),
                        "is_holdout", org.apache.spark.sql.functions.lit(false))),
            "true");
  }

  private static List<String> amounts(
      List<ConsumerRecord<String, byte[]>> records, String customer) {
    SpecificDatumReader<CustomerContext> reader = new SpecificDatumReader<>(CustomerContext.class);
    return records.stream()
        .filter(record -> record.key().equals(customer))
        .map(
            record ->
                record.value() == null
                    ? "gone"
                    : TestBroker.decoded(record.value(), reader).getLtvAmount().toString())
        .toList();
  }

  private ShopEvent event(ConsumerRecord<String, byte[]> record) {
    return TestBroker.decoded(record.value(), new SpecificDatumReader<>(ShopEvent.class));
  }

  private static byte[] encoded(ShopEvent event) throws IOException {
    ByteBuffer encoded = ShopEvent.getEncoder().encode(event);
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }
}
