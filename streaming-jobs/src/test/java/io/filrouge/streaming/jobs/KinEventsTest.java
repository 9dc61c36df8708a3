package io.filrouge.streaming.jobs;

import static io.filrouge.streaming.jobs.ShopLog.added;
import static io.filrouge.streaming.jobs.ShopLog.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.reactivation.Outage;
import io.filrouge.schemas.EventType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KinEventsTest {
  private final ShopLog log = new ShopLog();

  @Test
  void findsWhatOthersDidWithTheCartAndWhatTheyDidWithOthers() {
    log.at(minutes(0), added("k-1", "v-1", null))
        .at(minutes(1), added("k-1", "v-2", null))
        .at(minutes(2), added("k-3", "v-2", null))
        .at(minutes(3), added("k-9", "v-9", null));

    assertThat(offsets()).containsExactly(0L, 1L, 2L);
  }

  @Test
  void findsWhatALaterEventLinks() {
    log.at(minutes(0), added("k-5", "v-5", null))
        .at(minutes(1), added("k-6", "v-6", null))
        .at(minutes(2), event(EventType.product_viewed, null, "v-5", "c-1"));

    assertThat(offsets()).containsExactly(0L, 2L);
  }

  @Test
  void findsPurchasesThroughAnotherDoor() {
    log.at(minutes(0), added("k-1", "v-1", null))
        .at(minutes(1), event(EventType.order_placed, null, null, "c-1"))
        .at(minutes(2), event(EventType.order_placed, null, null, "c-2"));

    assertThat(offsets()).containsExactly(0L, 1L);
  }

  @Test
  void takesTheSameIdOfAnotherKindForSomebodyElse() {
    log.at(minutes(0), added("k-1", "v-1", null))
        .at(minutes(1), added("v-1", "k-1", null))
        .at(minutes(2), added("c-1", "v-7", null));

    assertThat(offsets()).containsExactly(0L);
  }

  @Test
  void putsEventsInTheOrderInWhichTheyCounted() {
    log.at(minutes(2), added("k-1", "v-1", null)).at(minutes(1), added("k-1", "v-1", null));

    assertThat(offsets()).containsExactly(1L, 0L);
  }

  @Test
  void letsALatePurchaseCountWhereAllHadBeenDecided() {
    log.heartbeat(minutes(60))
        .at(minutes(10), event(EventType.order_placed, "k-1", "v-1", null))
        .at(minutes(11), added("k-1", "v-1", null));

    List<PlacedEvent> events = found().events();
    assertThat(offsets()).containsExactly(1L);
    assertThat(events.get(0).event().position())
        .isEqualTo(ShopLog.TEN.plus(minutes(60)).minusSeconds(30).toEpochMilli());
  }

  @Test
  void readsOverViewsHeartbeatsAndWhatCannotBeUsed() {
    log.heartbeat(minutes(0))
        .at(minutes(1), event(EventType.product_viewed, null, "v-1", null))
        .at(minutes(2), event(EventType.unknown, "k-1", "v-1", null))
        .at(minutes(3), added("k-1", "v-1", null));

    assertThat(offsets()).containsExactly(3L);
    assertThat(found().recordCount()).isEqualTo(4);
    assertThat(found().goneBefore()).isEmpty();
  }

  @Test
  void saysWhereEarlierRecordsHaveGone() {
    ShopLog cut = ShopLog.from(70).at(minutes(0), added("k-1", "v-1", null));

    KinEvents found = new KinEvents(Decided.send().build(), cut.reader(), ShopLog::placement);
    assertThat(found.goneBefore()).containsEntry(0, 70L);
  }

  @Test
  void findsWhenTheJobWasAway() {
    log.heartbeat(minutes(0))
        .heartbeat(minutes(10))
        .at(minutes(11), added("k-1", "v-1", null))
        .heartbeat(minutes(60));

    long before = ShopLog.TEN.plus(minutes(10)).minusSeconds(30).toEpochMilli() - 1;
    long after = ShopLog.TEN.plus(minutes(60)).minusSeconds(30).toEpochMilli() - 1;
    assertThat(found().outages()).containsExactly(new Outage(before, after));
  }

  private List<Long> offsets() {
    return found().events().stream().map(event -> event.logged().offset()).toList();
  }

  private KinEvents found() {
    return new KinEvents(Decided.send().build(), log.reader(), ShopLog::placement);
  }

  private static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }
}
