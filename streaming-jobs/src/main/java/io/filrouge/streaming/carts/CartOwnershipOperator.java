package io.filrouge.streaming.carts;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.streaming.events.WaitingRoom;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.TimerHeapInternalTimer;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Runs {@link CartOwnership} for the live job: events wait beside the state of their carts, without
 * a timer each. What a checkpoint finds waiting goes on in state.
 */
public final class CartOwnershipOperator
    extends KeyedProcessOperator<String, CartEvent, Addressed> {
  private static final long serialVersionUID = 1L;

  private final CartOwnership ownership;
  private transient WaitingRoom<CartEvent> waiting;

  public CartOwnershipOperator(CartOwnership ownership) {
    super(ownership);
    this.ownership = ownership;
  }

  @Override
  public void open() throws Exception {
    super.open();
    waiting = new WaitingRoom<>(CartEvent::cartId, CartEvent::position);
    ownership.rememberLately(this, getKeyedStateBackend());
  }

  @Override
  public void processElement(StreamRecord<CartEvent> element) {
    waiting.add(element.getValue());
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    long moment = mark.getTimestamp();
    for (Map.Entry<String, List<CartEvent>> due : waiting.takeUpTo(moment).entrySet()) {
      setCurrentKey(due.getKey());
      ownership.handIn(due.getValue());
      onEventTime(new TimerHeapInternalTimer<>(moment, due.getKey(), VoidNamespace.INSTANCE));
    }
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    for (CartEvent event : waiting.takeAll()) {
      setCurrentKey(event.cartId());
      super.processElement(new StreamRecord<>(event));
    }
    ownership.writeBack();
    super.prepareSnapshotPreBarrier(checkpointId);
  }
}
