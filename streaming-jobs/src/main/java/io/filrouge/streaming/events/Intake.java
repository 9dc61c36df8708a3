package io.filrouge.streaming.events;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.carts.ShopAction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets the events through, and what cannot be used out at the side. An event that comes when all of
 * its moment has been decided is late: a purchase still counts, from now on; any other does not.
 */
public final class Intake extends ProcessFunction<Incoming, CartEvent> {
  private static final long serialVersionUID = 1L;

  /** What cannot be used. */
  public static final OutputTag<Incoming> REFUSED =
      new OutputTag<>("refused", IncomingSerializer.INSTANCE.type(Incoming.class));

  /** Whether an event is in time, or counts all the same. */
  public static boolean counts(CartEvent event) {
    return !event.isLate() || event.action() == ShopAction.ORDER_PLACED;
  }

  /** The event at its place, which is never in what has been decided already. */
  public static CartEvent placed(CartEvent event, long watermark) {
    return event.position() > watermark ? event : event.at(watermark + 1);
  }

  @Override
  public void processElement(Incoming incoming, Context context, Collector<CartEvent> out) {
    if (incoming.reason() != null) {
      context.output(REFUSED, incoming);
      return;
    }
    CartEvent event = incoming.event();
    if (event == null) {
      return;
    }
    long watermark = context.timerService().currentWatermark();
    CartEvent placed = placed(event, watermark);
    if (!counts(placed)) {
      context.output(REFUSED, Incoming.refused("late", incoming.origin()));
      return;
    }
    out.collect(placed);
  }
}
