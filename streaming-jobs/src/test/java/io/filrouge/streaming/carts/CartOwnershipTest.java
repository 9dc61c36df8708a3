package io.filrouge.streaming.carts;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.streaming.events.ShopLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackendLoader;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a cart is that several have named. */
class CartOwnershipTest {
  private static final Duration TIME_TO_LIVE = Duration.ofDays(60);
  private static final int MAX_PARALLELISM = 128;

  private final List<AutoCloseable> opened = new ArrayList<>();
  private String backend = "hashmap";
  private Harness ownership;

  @BeforeEach
  void open() throws Exception {
    ownership = harness(1, 0);
    ownership.open();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable harness : opened) {
      harness.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          add visitor=v                                        | ACT v
          add customer=anna                                    | ACT customer anna
          add visitor=v customer=anna                          | ACT v
          add visitor=v; add visitor=w                         | ACT v, ACT v
          add visitor=v customer=anna; add visitor=w           | ACT v, ACT customer anna
          add visitor=v; add visitor=v customer=anna           | ACT v, ACT v
          add visitor=v; add visitor=w customer=anna           | ACT v, GIVE v, ACT w
          add visitor=v; add customer=anna                     | ACT v, GIVE v, ACT customer anna
          add visitor=v; add customer=anna; add customer=bert  | ACT v, GIVE v, ACT customer anna, ACT customer bert
          add customer=anna; add customer=bert; add visitor=w  | ACT customer anna, ACT customer bert, ACT customer bert
          add visitor=v; buy visitor=v                         | ACT v, BUY v
          add visitor=v; buy visitor=w                         | ACT v, SELL v, BUY w
          add customer=anna; buy visitor=w                     | ACT customer anna, SELL customer anna, BUY w
          add customer=anna; buy customer=bert                 | ACT customer anna, SELL customer anna, BUY customer bert
          add customer=anna; buy customer=anna                 | ACT customer anna, BUY customer anna
          add visitor=v; add customer=anna; buy customer=bert  | ACT v, GIVE v, ACT customer anna, SELL customer anna, SELL v, BUY customer bert
          buy visitor=w; add visitor=v                         | BUY w, ACT w
          buy customer=anna; add visitor=v                     | BUY customer anna, ACT customer anna
          """)
  void tellsWhoseItIs(String events, String told) throws Exception {
    int minute = 0;
    for (String event : events.split("; ", -1)) {
      String[] words = event.split(" ", 2);
      take(String.format("mon-10:%02d %s shoes cart=c %s", minute++, words[0], words[1]));
    }
    passTo("mon-11:00");

    assertThat(String.join(", ", told(ownership))).isEqualTo(told);
  }

  @Test
  void saysNothingBeforeNothingEarlierCanCome() throws Exception {
    take("mon-10:00 add shoes cart=c visitor=v");
    passTo("mon-09:59:59.999");
    assertThat(told(ownership)).isEmpty();

    passTo("mon-10:00");
    assertThat(told(ownership)).containsExactly("ACT v");
  }

  @Test
  void goesByTheOrderOfEventsAndNotByThatInWhichTheyCome() throws Exception {
    take("mon-10:05 add shoes cart=c visitor=w");
    take("mon-10:00 add shoes cart=c visitor=v");
    passTo("mon-10:02");
    take("mon-10:05 add hat cart=c visitor=u id=a");
    take("mon-10:03 add hat cart=c customer=anna");
    passTo("mon-11:00");

    assertThat(told(ownership))
        .containsExactly(
            "ACT v", "GIVE v", "ACT customer anna", "ACT customer anna", "ACT customer anna");
  }

  @Test
  void countsAnEventOnceThatComesTwice() throws Exception {
    take("mon-10:00 add shoes cart=c visitor=v id=e1");
    take("mon-10:00:01 add hat cart=c visitor=v id=e2");
    take("mon-10:00 add shoes cart=c visitor=v id=e1");
    take("mon-10:00:02 add shoes cart=c visitor=v id=e1");
    passTo("mon-11:00");

    assertThat(told(ownership)).containsExactly("ACT v", "ACT v");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hashmap", "rocksdb"})
  void losesNothingWhenItIsRestoredOnMoreAndOnFewer(String stateBackend) throws Exception {
    backend = stateBackend;
    ownership = harness(1, 0);
    ownership.open();
    for (int cart = 0; cart < 20; cart++) {
      take("mon-10:00 add shoes cart=c" + cart + " visitor=v" + cart);
    }
    passTo("mon-10:01");
    assertThat(told(ownership)).hasSize(20);
    for (int cart = 0; cart < 20; cart++) {
      take("mon-10:05 add shoes cart=c" + cart + " visitor=w" + cart + " customer=anna");
    }

    OperatorSubtaskState one = ownership.left(1);
    OperatorSubtaskState left = moved(one, 1, 2, 0);
    OperatorSubtaskState right = moved(one, 1, 2, 1);
    Harness back = harness(1, 0);
    back.initializeState(
        AbstractStreamOperatorTestHarness.repartitionOperatorState(
            AbstractStreamOperatorTestHarness.repackageState(left, right),
            MAX_PARALLELISM,
            2,
            1,
            0));
    back.open();
    back.processWatermark(ShopLines.at("mon-11:00"));

    assertThat(told(back)).hasSize(40).contains("GIVE v0", "ACT w0", "GIVE v19", "ACT w19");
    back.processWatermark(ShopLines.at("fri9-10:05"));
    assertThat(back.numEventTimeTimers()).isZero();
  }

  @Test
  void putsWhatACheckpointFoundWaitingInOrderWithWhatCameAfterIt() throws Exception {
    take("mon-10:02 add shoes cart=c visitor=w id=e2");
    take("mon-10:04 add shoes cart=c visitor=u customer=anna id=e4");
    ownership.left(1);
    take("mon-10:01 add shoes cart=c visitor=v id=e1");
    take("mon-10:02 add shoes cart=c visitor=w id=e2");
    passTo("mon-10:03");
    assertThat(told(ownership)).containsExactly("ACT v", "ACT v");

    take("mon-10:03:30 add shoes cart=c visitor=w id=e3");
    passTo("mon-11:00");
    assertThat(told(ownership)).containsExactly("ACT v", "ACT v", "ACT v", "GIVE v", "ACT u");
    assertThat(ownership.numEventTimeTimers()).as("the one that forgets").isEqualTo(1);
  }

  @Test
  void needsNoTimerForWhatNoCheckpointFoundWaiting() throws Exception {
    take("mon-10:00 add shoes cart=c visitor=v");
    assertThat(ownership.numEventTimeTimers()).isZero();

    ownership.left(1);
    assertThat(ownership.numEventTimeTimers()).isEqualTo(1);
  }

  @Test
  void leavesNoTimerAndNoState() throws Exception {
    take("mon-10:00 add shoes cart=c visitor=v");
    passTo("mon-11:00");
    take("tue-10:00 add shoes cart=c visitor=v");
    passTo("fri9-10:00");
    assertThat(ownership.numEventTimeTimers()).as("touched since").isEqualTo(1);
    assertThat(ownership.numKeyedStateEntries()).isEqualTo(1);

    passTo("sat9-10:00");
    assertThat(ownership.numEventTimeTimers()).isZero();
    assertThat(ownership.numKeyedStateEntries()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mon-10:00", "fri9-09:59:59.999", "fri9-10:00", "sat9-10:00"})
  void forgetsACartThatNobodyTouchedForLongWheneverTimePasses(String moment) throws Exception {
    take("mon-10:00 add shoes cart=c visitor=v");
    take("mon-10:00 add shoes cart=d visitor=v");
    take("fri9-09:59:59.999 add shoes cart=c visitor=w");
    take("fri9-10:00 add shoes cart=d visitor=w");
    take("sat9-10:00 buy cart=c visitor=u");
    passTo(moment);
    passTo("sat9-10:00");

    assertThat(told(ownership))
        .containsExactlyInAnyOrder("ACT v", "ACT v", "ACT v", "ACT w", "SELL v", "BUY u");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hashmap", "rocksdb"})
  void forgetsACartAfterARestoreToo(String stateBackend) throws Exception {
    backend = stateBackend;
    ownership = harness(1, 0);
    ownership.open();
    take("mon-10:00 add shoes cart=c visitor=v");
    passTo("mon-11:00");

    Harness restored = harness(1, 0);
    restored.initializeState(ownership.left(1));
    restored.open();
    assertThat(restored.numEventTimeTimers()).isEqualTo(1);
    restored.processWatermark(ShopLines.at("fri9-09:59:59.999"));
    assertThat(restored.keys()).containsExactly("c");

    restored.processWatermark(ShopLines.at("fri9-10:00"));
    restored.left(2);
    assertThat(restored.numEventTimeTimers()).isZero();
    assertThat(restored.keys()).isEmpty();
    CartEvent again = ShopLines.cartEvent("fri9-10:00:01 add shoes cart=c visitor=w");
    restored.processElement(again, again.position());
    restored.processWatermark(ShopLines.at("fri9-11:00"));
    assertThat(told(restored)).containsExactly("ACT w");
  }

  @Test
  void forgetsNothingByTheMachinesClock() throws Exception {
    ownership.setStateTtlProcessingTime(0);
    take("mon-10:00 add shoes cart=c visitor=v");
    take("mon-10:00 add shoes cart=d visitor=v");
    passTo("mon-11:00");

    ownership.setStateTtlProcessingTime(TIME_TO_LIVE.toMillis() + 1);
    take("mon-12:00 add shoes cart=d visitor=w");
    passTo("mon-13:00");
    assertThat(told(ownership)).containsExactly("ACT v", "ACT v", "ACT v");

    Harness restored = harness(1, 0);
    restored.initializeState(ownership.left(1));
    restored.open();
    assertThat(restored.numKeyedStateEntries()).isEqualTo(2);
  }

  private void take(String line) throws Exception {
    CartEvent event = ShopLines.cartEvent(line);
    ownership.processElement(event, event.position());
  }

  private void passTo(String moment) throws Exception {
    ownership.processWatermark(ShopLines.at(moment));
  }

  private static List<String> told(Harness harness) {
    return harness.extractOutputValues().stream()
        .map(
            message ->
                message.kind() + (message.isToCustomer() ? " customer " : " ") + message.key())
        .toList();
  }

  /** The state of one of several, after it was restored there and snapshot again. */
  private OperatorSubtaskState moved(OperatorSubtaskState state, int from, int to, int index)
      throws Exception {
    Harness harness = harness(to, index);
    harness.initializeState(
        AbstractStreamOperatorTestHarness.repartitionOperatorState(
            state, MAX_PARALLELISM, from, to, index));
    harness.open();
    harness.processWatermark(ShopLines.at("mon-10:02"));
    assertThat(harness.numEventTimeTimers())
        .as("one for what waits, one to forget")
        .isEqualTo(
            2
                * (int)
                    IntStream.range(0, 20)
                        .filter(cart -> subtask("c" + cart, to) == index)
                        .count());
    return harness.left(2);
  }

  private static int subtask(String key, int parallelism) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(key, MAX_PARALLELISM, parallelism);
  }

  private Harness harness(int parallelism, int index) throws Exception {
    Harness harness = new Harness(parallelism, index);
    harness.setStateBackend(
        StateBackendLoader.loadStateBackendFromConfig(
            new Configuration().set(StateBackendOptions.STATE_BACKEND, backend),
            CartOwnershipTest.class.getClassLoader(),
            null));
    harness.setup(AddressedSerializer.INSTANCE);
    opened.add(harness);
    return harness;
  }

  private static final class Harness
      extends KeyedOneInputStreamOperatorTestHarness<String, CartEvent, Addressed> {
    Harness(int parallelism, int index) throws Exception {
      super(
          new CartOwnershipOperator(new CartOwnership(TIME_TO_LIVE)),
          CartEvent::cartId,
          Types.STRING,
          MAX_PARALLELISM,
          parallelism,
          index);
    }

    /** The carts of which something is in state. */
    List<String> keys() {
      try (Stream<String> keys =
          getOperator()
              .<String>getKeyedStateBackend()
              .getKeys("cart-owner", VoidNamespace.INSTANCE)) {
        return keys.toList();
      }
    }

    /** What a checkpoint finds. */
    OperatorSubtaskState left(long checkpoint) throws Exception {
      prepareSnapshotPreBarrier(checkpoint);
      return snapshot(checkpoint, checkpoint);
    }
  }
}
