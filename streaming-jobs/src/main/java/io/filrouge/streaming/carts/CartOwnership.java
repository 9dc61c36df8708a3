package io.filrouge.streaming.carts;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.streaming.events.TimeToLive;
import io.filrouge.streaming.events.Waiting;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keyed by cart id: tells each event of a named cart to whom the cart belongs. */
public final class CartOwnership extends KeyedProcessFunction<String, CartEvent, Addressed> {
  private static final long serialVersionUID = 1L;

  private final Duration timeToLive;
  private transient ValueState<CartOwner> owners;

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
    descriptor.enableTimeToLive(TimeToLive.of(timeToLive));
    owners = getRuntimeContext().getState(descriptor);
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

  @Override
  public void onTimer(long moment, OnTimerContext context, Collector<Addressed> out)
      throws Exception {
    CartOwner owner = owners.value();
    if (owner == null || moment < owner.armedAt) {
      return;
    }
    List<CartEvent> due =
        Waiting.takeUpTo(
            owner.waiting,
            Math.max(moment, context.timerService().currentWatermark()),
            CartEvent::position,
            CartEvent.IN_ORDER,
            (one, other) -> one.eventId().equals(other.eventId()));
    for (CartEvent event : due) {
      owner.toWhom(event).forEach(out::collect);
    }
    owner.armedAt =
        owner.waiting.stream().mapToLong(CartEvent::position).min().orElse(Long.MAX_VALUE);
    if (owner.armedAt != Long.MAX_VALUE) {
      context.timerService().registerEventTimeTimer(owner.armedAt);
    }
    owners.update(owner);
  }
}
