package io.filrouge.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.junit.jupiter.api.Test;

/** What is played is the same each time, and as smooth or rough as asked for. */
final class PlayTest {
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final Duration LENGTH = Duration.ofHours(5);
  private static final Duration DISORDER = Duration.ofSeconds(20);
  private static final Roughness SMOOTH = new Roughness(0, Duration.ZERO, 0, 0, 0);
  private static final Roughness ROUGH = new Roughness(0.2, DISORDER, 0.03, 0.2, 0.01);

  @Test
  void sameSeedPlaysTheSameApartFromTheStart() throws Exception {
    Duration later = Duration.ofDays(99);
    Recording one = play(shop(START, 0.9), ROUGH);
    Recording other = play(shop(START.plus(later), 0.9), ROUGH);

    assertThat(other.events.stream().map(event -> moved(event, later.negated())).toList())
        .isEqualTo(one.events);
    assertThat(other.garbage).hasSameSizeAs(one.garbage);
  }

  @Test
  void sameThingsHappenHoweverTheyAreBrought() throws Exception {
    Set<ShopEvent> smooth = new HashSet<>(play(shop(START, 0.9), SMOOTH).events);
    Set<ShopEvent> rough = new HashSet<>();
    for (ShopEvent event : play(shop(START, 0.9), ROUGH).events) {
      if (isGood(event)) {
        rough.add(ShopEvent.newBuilder(event).setKnownAt(null).build());
      }
    }

    // What happened in the last hours and arrives after the end is not played.
    assertThat(smooth.containsAll(rough)).isTrue();
    assertThat(rough.size()).isGreaterThan(smooth.size() * 98 / 100);
  }

  @Test
  void smoothPlayArrivesWhenItHappens() throws Exception {
    Recording played = play(shop(START, 0.9), SMOOTH);

    assertThat(played.events)
        .isSortedAccordingTo((one, other) -> one.getOccurredAt().compareTo(other.getOccurredAt()))
        .extracting(ShopEvent::getEventId)
        .doesNotHaveDuplicates();
    assertThat(played.arrivals)
        .isEqualTo(
            played.events.stream().map(event -> event.getOccurredAt().toEpochMilli()).toList());
    assertThat(played.garbage).isEmpty();
  }

  @Test
  void viewsHaveTheShareAskedFor() throws Exception {
    for (double share : new double[] {0, 0.5, 0.9, 0.98}) {
      List<ShopEvent> events = play(shop(START, share), SMOOTH).events;
      long views =
          events.stream().filter(e -> e.getEventType() == EventType.product_viewed).count();
      assertThat((double) views / events.size()).isCloseTo(share, within(0.02));
    }
  }

  @Test
  void everyKindOfThingHappens() throws Exception {
    List<ShopEvent> events = play(shop(START, 0.5), SMOOTH).events;

    assertThat(events)
        .extracting(ShopEvent::getEventType)
        .contains(
            EventType.product_viewed,
            EventType.cart_item_added,
            EventType.cart_item_removed,
            EventType.cart_updated,
            EventType.cart_emptied,
            EventType.checkout_started,
            EventType.order_placed);
    assertThat(events)
        .as("visitors who sign in")
        .anyMatch(event -> event.getVisitorId() != null && event.getCustomerId() != null)
        .as("orders in the store")
        .anyMatch(event -> event.getCartId() == null && "store".equals(event.getChannel()))
        .as("orders of guests")
        .anyMatch(event -> event.getCustomerId() != null && event.getCustomerId().startsWith("t-g"))
        .as("prices worked out again")
        .anyMatch(
            event ->
                event.getEventType() == EventType.cart_updated && event.getProductId() == null);
  }

  @Test
  void roughPlayKeepsItsShares() throws Exception {
    Recording played = play(shop(START, 0.5), ROUGH);
    List<ShopEvent> good = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int copies = 0;
    int delayed = 0;
    int orders = 0;
    int late = 0;
    for (int i = 0; i < played.events.size(); i++) {
      ShopEvent event = played.events.get(i);
      long delay = played.arrivals.get(i) - event.getOccurredAt().toEpochMilli();
      if (!isGood(event)) {
        continue;
      }
      assertThat(delay).isBetween(0L, event.getKnownAt() == null ? 20_000L : 10_820_000L);
      if (!seen.add(event.getEventId())) {
        copies++;
        continue;
      }
      good.add(event);
      delayed += delay > 0 && event.getKnownAt() == null ? 1 : 0;
      orders += event.getEventType() == EventType.order_placed ? 1 : 0;
      if (event.getKnownAt() != null) {
        late++;
        assertThat(event.getEventType()).isEqualTo(EventType.order_placed);
        assertThat(played.arrivals.get(i)).isEqualTo(event.getKnownAt().toEpochMilli());
      }
    }

    int broken = played.events.size() - good.size() - copies + played.garbage.size();
    assertThat((double) copies / good.size()).isCloseTo(0.03, within(0.01));
    assertThat((double) delayed / good.size()).isCloseTo(0.2, within(0.02));
    assertThat((double) broken / good.size()).isCloseTo(0.01, within(0.004));
    assertThat((double) late / orders).isCloseTo(0.2, within(0.1));
  }

  @Test
  void brokenRecordsAreBrokenInEveryWay() throws Exception {
    Recording played = play(shop(START, 0.5), ROUGH);

    assertThat(played.garbage)
        .isNotEmpty()
        .allSatisfy(
            bytes ->
                assertThatThrownBy(() -> ShopEvent.fromByteBuffer(ByteBuffer.wrap(bytes)))
                    .isInstanceOfAny(
                        IOException.class,
                        AvroRuntimeException.class,
                        IndexOutOfBoundsException.class));
    assertThat(played.events)
        .anyMatch(event -> event.getVisitorId() == null && event.getCustomerId() == null)
        .anyMatch(event -> event.getEventType() == EventType.unknown)
        .anyMatch(event -> event.getOccurredAt().isAfter(START.plus(Duration.ofDays(10_000))));
  }

  @Test
  void filesGetNoRecordThatTheyCannotHold() throws Exception {
    Recording played = new Recording(0, false);
    play(shop(START, 0.5), ROUGH, Arrivals.cartsPerMinute(5, 7), played);

    assertThat(played.garbage).isEmpty();
    assertThat(played.heartbeats).isEmpty();
    assertThat(played.events.stream().filter(PlayTest::isGood).toList())
        .isEqualTo(play(shop(START, 0.5), ROUGH).events.stream().filter(PlayTest::isGood).toList());
    assertThat(played.events)
        .allMatch(event -> event.getOccurredAt().isBefore(START.plus(LENGTH)))
        .anyMatch(event -> event.getEventType() == EventType.unknown);
  }

  @Test
  void everyPartitionHearsThatTimePassesEachSecond() throws Exception {
    Recording played = play(shop(START, 0.9), SMOOTH);

    assertThat(played.heartbeats)
        .hasSize(3 * (5 * 3600 + 1))
        .extracting(ShopEvent::getEventId)
        .doesNotHaveDuplicates();
    assertThat(played.heartbeats.get(0).getOccurredAt()).isEqualTo(START);
    assertThat(played.heartbeats.get(played.heartbeats.size() - 1).getOccurredAt())
        .isEqualTo(START.plus(LENGTH));
  }

  @Test
  void eventsComeAsManyASecondAsAskedForFromTheStart() throws Exception {
    Recording played = new Recording(0, false);
    play(shop(START, 0.9), SMOOTH, Arrivals.eventsPerSecond(20), played);

    Map<Long, Long> inTenMinutes = new HashMap<>();
    for (ShopEvent event : played.events) {
      long minute = Duration.between(START, event.getOccurredAt()).toMinutes();
      inTenMinutes.merge(minute / 10, 1L, Long::sum);
    }
    assertThat(inTenMinutes).hasSize(30);
    assertThat(inTenMinutes.values())
        .allSatisfy(count -> assertThat(count).isCloseTo(12_000L, withinPercentage(5)));
  }

  @Test
  void keyIsTheCartElseTheVisitorElseTheCustomer() {
    ShopEvent.Builder event =
        ShopEvent.newBuilder()
            .setEventType(EventType.order_placed)
            .setOccurredAt(START)
            .setEventId("e")
            .setCartId("k")
            .setVisitorId("v")
            .setCustomerId("c");

    assertThat(KafkaTopic.key(event.build())).asString().isEqualTo("k");
    assertThat(KafkaTopic.key(event.setCartId(null).build())).asString().isEqualTo("v");
    assertThat(KafkaTopic.key(event.setVisitorId(null).build())).asString().isEqualTo("c");
    assertThat(KafkaTopic.key(event.setCustomerId(null).build())).isNull();
  }

  private static boolean isGood(ShopEvent event) {
    // The id of a broken event ends with its reason.
    return event.getEventId().matches("t-\\d+\\.\\d+");
  }

  private static ShopEvent moved(ShopEvent event, Duration by) {
    ShopEvent.Builder moved = ShopEvent.newBuilder(event);
    moved.setOccurredAt(event.getOccurredAt().plus(by));
    if (event.getKnownAt() != null) {
      moved.setKnownAt(event.getKnownAt().plus(by));
    }
    return moved.build();
  }

  private static Recording play(LiveShop shop, Roughness roughness) throws Exception {
    Recording recording = new Recording(3, true);
    play(shop, roughness, Arrivals.cartsPerMinute(5, shop.seed()), recording);
    return recording;
  }

  private static void play(
      LiveShop shop, Roughness roughness, Arrivals arrivals, Destination destination)
      throws Exception {
    Pace pace = Pace.asFastAsPossible();
    new Play(shop, arrivals, roughness, LENGTH, destination, Optional.empty(), pace).run();
  }

  private static LiveShop shop(Instant start, double viewShare) {
    return new LiveShop(7, "t-", People.of(500), 50, viewShare, "EUR", start.toEpochMilli());
  }
}
