package io.filrouge.streaming.decisions;

import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.events.Announcement;
import io.filrouge.streaming.events.WaitingRoom;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.TimerHeapInternalTimer;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Runs a {@link PersonFunction} for the live job: what persons are told waits beside their state,
 * without a timer each. What a checkpoint finds waiting goes on in state.
 */
public final class PersonOperator
    extends CoBroadcastWithKeyedOperator<String, Addressed, Announcement, Addressed> {
  private static final long serialVersionUID = 1L;

  private final PersonFunction persons;
  private transient WaitingRoom<Addressed> waiting;

  public PersonOperator(PersonFunction persons) {
    super(persons, List.of(Campaign.CHANGES, PersonFunction.OUTAGES));
    this.persons = persons;
  }

  @Override
  public void open() throws Exception {
    super.open();
    waiting = new WaitingRoom<>(Addressed::key, Addressed::position);
    persons.rememberLately(this, getKeyedStateBackend());
  }

  @Override
  public void processElement1(StreamRecord<Addressed> element) throws Exception {
    if (element.getValue().kind().isInOrder()) {
      waiting.add(element.getValue());
    } else {
      super.processElement1(element);
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    long moment = mark.getTimestamp();
    for (Map.Entry<String, List<Addressed>> due : waiting.takeUpTo(moment).entrySet()) {
      setCurrentKey(due.getKey());
      persons.handIn(due.getValue());
      onEventTime(new TimerHeapInternalTimer<>(moment, due.getKey(), VoidNamespace.INSTANCE));
    }
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    for (Addressed message : waiting.takeAll()) {
      setCurrentKey(message.key());
      super.processElement1(new StreamRecord<>(message));
    }
    persons.writeBack();
    super.prepareSnapshotPreBarrier(checkpointId);
  }
}
