package io.filrouge.streaming.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What waits beside the state of those that it is for. */
class WaitingRoomTest {
  private final WaitingRoom<Thing> room = new WaitingRoom<>(Thing::key, Thing::position);

  private record Thing(String key, long position) {}

  @Test
  void handsOutToTheMillisecondByKey() {
    Thing early = waits("a", 1_000);
    Thing atTheMoment = waits("a", 1_001);
    Thing justAfter = waits("a", 1_002);
    Thing ofAnother = waits("b", 999);

    assertThat(room.takeUpTo(998)).isEmpty();
    assertThat(room.takeUpTo(1_001))
        .isEqualTo(Map.of("a", List.of(early, atTheMoment), "b", List.of(ofAnother)));
    assertThat(room.takeUpTo(1_001)).isEmpty();
    assertThat(room.takeUpTo(1_002)).isEqualTo(Map.of("a", List.of(justAfter)));
  }

  @Test
  void handsOutAllBeforeTheEndOfTimeAndFromBefore1970() {
    Thing old = waits("a", -5_000);
    Thing coming = waits("a", 5_000_000_000_000L);

    assertThat(room.takeUpTo(-5_001)).isEmpty();
    assertThat(room.takeUpTo(Long.MAX_VALUE)).isEqualTo(Map.of("a", List.of(old, coming)));
  }

  @Test
  void takesInWhatCameTooLate() {
    room.takeUpTo(10_000);
    Thing late = waits("a", 1_000);

    assertThat(room.takeUpTo(10_001)).isEqualTo(Map.of("a", List.of(late)));
  }

  @Test
  void isEmptyOnceAllWasTaken() {
    Thing one = waits("a", 1_000);
    Thing other = waits("b", 90_000);

    assertThat(room.takeAll()).containsExactlyInAnyOrder(one, other);
    assertThat(room.takeUpTo(Long.MAX_VALUE)).isEmpty();
  }

  private Thing waits(String key, long position) {
    Thing thing = new Thing(key, position);
    room.add(thing);
    return thing;
  }
}
