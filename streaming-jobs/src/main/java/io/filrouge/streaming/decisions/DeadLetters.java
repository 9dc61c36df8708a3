package io.filrouge.streaming.decisions;

import io.filrouge.schemas.DeadLetter;
import io.filrouge.streaming.events.Incoming;
import io.filrouge.streaming.events.SingleObject;
import io.filrouge.streaming.triggers.Outgoing;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Writes what could not be used, with the reason and where it came from. */
public final class DeadLetters extends RichMapFunction<Incoming, Outgoing> {
  private static final long serialVersionUID = 1L;

  private transient MetricGroup metrics;
  private transient Map<String, Counter> counters;

  @Override
  public void open(OpenContext context) {
    count(getRuntimeContext().getMetricGroup());
  }

  /**
   * Begins to count; all reasons at once, as a counter that comes later hides its first letters.
   */
  void count(MetricGroup group) {
    metrics = group.addGroup("reactivation");
    counters = new HashMap<>();
    Incoming.REASONS.forEach(this::counter);
  }

  @Override
  public Outgoing map(Incoming refused) {
    counter(refused.reason()).inc();
    Incoming.Origin origin = refused.origin();
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setTopic(origin.topic())
            .setPartition(origin.partition())
            .setOffset(origin.offset())
            .setReason(refused.reason())
            .setRecord(ByteBuffer.wrap(origin.value()))
            .build();
    String place = origin.topic() + "-" + origin.partition() + "-" + origin.offset();
    return new Outgoing(
        Outgoing.Kind.DEAD_LETTER,
        place,
        refused.time(),
        SingleObject.bytes(letter, DeadLetter.getEncoder()));
  }

  private Counter counter(String reason) {
    return counters.computeIfAbsent(
        reason, name -> metrics.addGroup("reason", name).counter("dead_letters"));
  }
}
