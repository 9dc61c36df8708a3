package io.filrouge.streaming.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** What becomes of each record of the topic. */
class EventRecordsTest {
  private static final String EVENT = "mon-10:00 add shoes visitor=v";

  private final EventRecords records = new EventRecords(ShopLines.LATENESS, Duration.ofMinutes(5));
  private final Collected collected = new Collected();
  private long brokersClock = ShopLines.at("mon-10:00");
  private TimestampType stamp = TimestampType.LOG_APPEND_TIME;

  @Test
  void handsEventsOnWithTheirOrigin() {
    read(0, ShopLines.read(EVENT).get(0));

    Incoming incoming = collected.last();
    assertThat(incoming.event()).isEqualTo(ShopLines.cartEvent(EVENT));
    assertThat(incoming.time()).isEqualTo(ShopLines.at("mon-10:00"));
    assertThat(incoming.origin().topic()).isEqualTo("shop-events");
    assertThat(incoming.origin().key()).isEqualTo("v");
  }

  @Test
  void handsOnTheTimeOfAView() {
    read(0, ShopLines.read("mon-10:00 view shoes visitor=v").get(0));

    assertThat(collected.last()).isEqualTo(Incoming.view(ShopLines.at("mon-10:00")));
  }

  @Test
  void keepsWhoAVisitorIsThoughTheyOnlyLook() {
    read(0, ShopLines.read("mon-10:00 view shoes visitor=v customer=anna").get(0));

    assertThat(collected.last().event().customerId()).isEqualTo("anna");
  }

  @Test
  void tellsOfWhatItCannotReadByteForByte() {
    byte[] garbage = "garbage".getBytes(UTF_8);

    records.deserialize(record(3, garbage), collected);

    assertThat(collected.last().reason()).isEqualTo("unreadable");
    assertThat(collected.last().origin().partition()).isEqualTo(3);
    assertThat(collected.last().origin().value()).isEqualTo(garbage);
    assertThat(collected.last().time()).isEqualTo(Incoming.NO_TIME);
  }

  @Test
  void refusesWhatIsFarAheadOfTheNewestHeartbeat() {
    beat(0, "mon-09:55");
    beat(0, "mon-09:54");
    read(0, ShopLines.read(EVENT).get(0));
    assertThat(collected.last().reason()).isNull();

    read(0, ShopLines.read("mon-10:00:00.001 add shoes visitor=v").get(0));
    assertThat(collected.last().reason()).isEqualTo("ahead-of-clock");

    read(0, ShopLines.read("mon-10:00:00.001 view shoes visitor=v").get(0));
    assertThat(collected.last().reason()).isEqualTo("ahead-of-clock");
  }

  @Test
  void goesByTheHeartbeatsOfThePartition() {
    beat(0, "mon-12:00");
    beat(1, "mon-09:00");

    read(1, ShopLines.read(EVENT).get(0));

    assertThat(collected.last().reason()).isEqualTo("ahead-of-clock");
  }

  @Test
  void goesByTheClockOfAHeartbeatThatStandsStill() {
    read(
        0,
        ShopEvent.newBuilder()
            .setEventType(EventType.heartbeat)
            .setOccurredAt(Instant.ofEpochMilli(ShopLines.at("mon-09:00")))
            .setKnownAt(Instant.ofEpochMilli(ShopLines.at("mon-10:00")))
            .setEventId("heartbeat")
            .build());
    assertThat(collected.last().time()).isEqualTo(ShopLines.at("mon-09:00"));

    read(0, ShopLines.read(EVENT).get(0));

    assertThat(collected.last().reason()).isNull();
  }

  @Test
  void goesOnByTheBrokersClockWhileNobodyWritesHeartbeats() {
    brokersClock = ShopLines.at("mon-09:00:01");
    beat(0, "mon-09:00");

    brokersClock = ShopLines.at("mon-09:55:01");
    read(0, ShopLines.read(EVENT).get(0));
    assertThat(collected.last().reason()).isNull();

    read(0, ShopLines.read("mon-10:00:00.001 add shoes visitor=v").get(0));
    assertThat(collected.last().reason()).isEqualTo("ahead-of-clock");

    // As of a machine that was suspended: the first heartbeat after it goes on where time stood.
    beat(0, "mon-09:00:01");
    read(0, ShopLines.read(EVENT).get(0));
    assertThat(collected.last().reason()).isNull();
  }

  @Test
  void takesNoTimeFromProducersThatStampTheirRecordsThemselves() {
    stamp = TimestampType.CREATE_TIME;
    brokersClock = ShopLines.at("mon-09:00");
    beat(0, "mon-09:00");

    brokersClock = ShopLines.at("mon-10:00");
    read(0, ShopLines.read(EVENT).get(0));

    assertThat(collected.last().reason()).isEqualTo("ahead-of-clock");
  }

  @Test
  void goesByTheBrokersClockBeforeTheFirstHeartbeat() {
    brokersClock = ShopLines.at("mon-09:55");
    read(0, ShopLines.read(EVENT).get(0));
    assertThat(collected.last().reason()).isNull();

    brokersClock = ShopLines.at("mon-09:54:59.999");
    read(0, ShopLines.read(EVENT).get(0));
    assertThat(collected.last().reason()).isEqualTo("ahead-of-clock");
  }

  @Test
  void aPurchaseThatSaysItWillBeKnownLongFromNowIsKnownNow() {
    beat(0, "mon-10:00");

    read(0, ShopLines.read("mon-10:00 buy customer=anna known=tue3-12:00").get(0));

    assertThat(collected.last().event().position()).isEqualTo(ShopLines.at("mon-10:00"));
  }

  private void beat(int partition, String moment) {
    read(
        partition,
        ShopEvent.newBuilder()
            .setEventType(EventType.heartbeat)
            .setOccurredAt(Instant.ofEpochMilli(ShopLines.at(moment)))
            .setEventId("heartbeat")
            .build());
    assertThat(collected.last().isHeartbeat()).isTrue();
  }

  private void read(int partition, ShopEvent event) {
    records.deserialize(record(partition, ShopLines.encoded(event)), collected);
  }

  private ConsumerRecord<byte[], byte[]> record(int partition, byte[] value) {
    return new ConsumerRecord<>(
        "shop-events",
        partition,
        0,
        brokersClock,
        stamp,
        1,
        value.length,
        "v".getBytes(UTF_8),
        value,
        new RecordHeaders(),
        Optional.empty());
  }

  private static final class Collected implements Collector<Incoming> {
    private final List<Incoming> all = new ArrayList<>();

    Incoming last() {
      return all.get(all.size() - 1);
    }

    @Override
    public void collect(Incoming incoming) {
      all.add(incoming);
    }

    @Override
    public void close() {}
  }
}
