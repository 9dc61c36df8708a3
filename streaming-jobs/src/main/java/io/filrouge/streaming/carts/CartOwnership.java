package io.filrouge.streaming.carts;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.streaming.events.TimeToLive;
import io.filrouge.streaming.events.Waiting;
import io.filrouge.streaming.events.WrittenBack;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.apache.flink.util.Collector;

/**
 * Keyed by cart id: tells each event of a named cart to whom the cart belongs. A cart that nobody
 * touches for long is forgotten, in the time of its events and not of the machine, and by a timer:
 * the state of a job that runs for years does not grow with all carts that ever were.
 */
public final class CartOwnership extends KeyedProcessFunction<String, CartEvent, Addressed> {
  private static final long serialVersionUID = 1L;

  private final Duration timeToLive;
  private transient ValueState<CartOwner> owners;
  private transient List<CartEvent> handedIn;

  /**
   * @param timeToLive how long a cart that nobody touches is remembered
   */
  public CartOwnership(Duration timeToLive) {
    this.timeToLive = timeToLive;
  }

  @Override
  public void open(OpenContext context) {
    ValueStateDescriptor<CartOwner> descriptor =
        new ValueStateDescriptor<>("cart-owner", CartOwnerSerializer.INSTANCE);
    descriptor.enableTimeToLive(TimeToLive.FOR_EVER);
    owners = getRuntimeContext().getState(descriptor);
    handedIn = List.of();
  }

  @Override
  public void processElement(CartEvent event, Context context, Collector<Addressed> out)
      throws Exception {
    CartOwner owner = owners.value();
    if (owner == null) {
      owner = new CartOwner();
    }
    owner.waiting.add(event);
    if (event.position() < owner.armedAt) {
      owner.armedAt = event.position();
      context.timerService().registerEventTimeTimer(owner.armedAt);
    }
    owners.update(owner);
  }

  /** Keeps carts of late in memory, where they are not anyway. */
  void rememberLately(KeyContext keys, KeyedStateBackend<?> backend) {
    owners = WrittenBack.inFrontOf(owners, keys, backend);
  }

  /** Puts all into state that a checkpoint must find there. */
  void writeBack() throws IOException {
    WrittenBack.flush(owners);
  }

  /** Takes events of the current cart that waited beside its state; they are told at once. */
  void handIn(List<CartEvent> due) {
    handedIn = due;
  }

  @Override
  public void onTimer(long moment, OnTimerContext context, Collector<Addressed> out)
      throws Exception {
    boolean isHandedIn = !handedIn.isEmpty();
    List<CartEvent> due = isHandedIn ? handedIn : new ArrayList<>();
    handedIn = List.of();
    CartOwner owner = owners.value();
    if (owner == null && isHandedIn) {
      owner = new CartOwner();
    }
    boolean isDue = owner != null && moment >= Math.min(owner.armedAt, owner.endsAt);
    if (!isHandedIn && !isDue) {
      return;
    }
    TimerService timers = context.timerService();
    long now = Math.max(moment, timers.currentWatermark());
    Waiting.moveUpTo(now, owner.waiting, CartEvent::position, due);
    for (CartEvent event : Waiting.inOrder(due, CartEvent.IN_ORDER, CartOwnership::repeats)) {
      owner.forgetUnlessTouched(event.position(), timeToLive.toMillis());
      owner.toWhom(event).forEach(out::collect);
      owner.touch(event.position());
    }
    if (!isHandedIn) {
      armAgain(owner, timers);
    }
    keepUnlessForgotten(owner, now, timers);
  }

  private void keepUnlessForgotten(CartOwner owner, long now, TimerService timers)
      throws IOException {
    owner.forgetUnlessTouched(now, timeToLive.toMillis());
    if (owner.isBlank()) {
      owners.clear();
      return;
    }
    boolean isOver = owner.endsAt <= now || owner.endsAt == CartOwner.UNARMED;
    if (isOver && owner.touchedAt() != CartOwner.NEVER) {
      owner.endsAt = owner.touchedAt() + timeToLive.toMillis();
      timers.registerEventTimeTimer(owner.endsAt);
    }
    owners.update(owner);
  }

  private static void armAgain(CartOwner owner, TimerService timers) {
    owner.armedAt = CartOwner.UNARMED;
    for (CartEvent event : owner.waiting) {
      owner.armedAt = Math.min(owner.armedAt, event.position());
    }
    if (owner.armedAt != CartOwner.UNARMED) {
      timers.registerEventTimeTimer(owner.armedAt);
    }
  }

  private static boolean repeats(CartEvent earlier, CartEvent event) {
    return earlier.eventId().equals(event.eventId());
  }
}
