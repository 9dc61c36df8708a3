package io.filrouge.streaming.events;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.carts.ShopAction;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets the events through, and what cannot be used out at the side. An event that comes when all of
 * its moment has been decided is late: a purchase still counts, from now on; any other does not.
 * Heartbeats that are missing are told of as an outage.
 */
public final class Intake extends ProcessFunction<Incoming, CartEvent>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  /** What cannot be used. */
  public static final OutputTag<Incoming> REFUSED =
      new OutputTag<>("refused", IncomingSerializer.INSTANCE.type(Incoming.class));

  /** When nothing was decided. */
  public static final OutputTag<Announcement> OUTAGES =
      new OutputTag<>("outages", AnnouncementSerializer.TYPE);

  private final OutageRule outages;
  private transient ListState<Long> clocks;
  private transient long clock;

  /**
   * @param outages how they are told
   */
  public Intake(OutageRule outages) {
    this.outages = outages;
  }

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
    if (incoming.isHeartbeat()) {
      beat(incoming, context);
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

  private void beat(Incoming heartbeat, Context context) {
    if (heartbeat.origin() == null || heartbeat.origin().partition() != OutageRule.PARTITION) {
      return;
    }
    if (clock != Incoming.NO_TIME) {
      outages
          .between(clock, heartbeat.time())
          .ifPresent(outage -> context.output(OUTAGES, Announcement.of(outage)));
    }
    clock = Math.max(clock, heartbeat.time());
  }

  // Whoever reads the partition next must know its last heartbeat: all instances are told of all.
  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    clocks =
        context
            .getOperatorStateStore()
            .getUnionListState(new ListStateDescriptor<>("clock", Types.LONG));
    clock = Incoming.NO_TIME;
    for (long heartbeat : clocks.get()) {
      clock = Math.max(clock, heartbeat);
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    clocks.update(clock == Incoming.NO_TIME ? List.of() : List.of(clock));
  }
}
