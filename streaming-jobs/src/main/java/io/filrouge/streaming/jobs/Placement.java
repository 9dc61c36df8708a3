package io.filrouge.streaming.jobs;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.reactivation.Outage;
import io.filrouge.streaming.events.EventRecords;
import io.filrouge.streaming.events.Incoming;
import io.filrouge.streaming.events.Intake;
import io.filrouge.streaming.events.Lateness;
import io.filrouge.streaming.events.OutageRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Finds the place at which the live job let an event count, from the log alone: when it happened,
 * or, where it stands behind a heartbeat by which its moment had been decided, just after that.
 *
 * <p>This is approximate in three ways. Live, an instance of the source goes by the slowest of the
 * partitions that it reads, and looks at the heartbeats fifty times a second: an event that comes
 * just behind the heartbeat that would make it late may live have counted in its place. Where
 * nobody writes heartbeats no event is late but by its {@code known_at}. And a job that catches up
 * after it was away reads partitions at different speed, as a replay does not.
 */
final class Placement {
  private final EventRecords records;
  private final Lateness lateness;
  private final Map<Integer, Long> heartbeats = new HashMap<>();
  private final List<Incoming> read = new ArrayList<>(1);
  private final OutageRule outageRule;
  private final List<Outage> outages = new ArrayList<>();

  Placement(OutageRule outageRule, Duration aheadOfClock) {
    this.outageRule = outageRule;
    this.lateness = outageRule.lateness();
    this.records = new EventRecords(lateness, aheadOfClock);
  }

  /**
   * The event at its place; empty for a record that changes nothing: a heartbeat, a view by
   * somebody, what cannot be used or came too late. Records of a partition must come in its order.
   */
  Optional<CartEvent> place(ConsumerRecord<byte[], byte[]> record) {
    read.clear();
    records.deserialize(record, new ListCollector<>(read));
    Incoming incoming = read.get(0);
    if (incoming.isHeartbeat()) {
      Long before = heartbeats.get(record.partition());
      if (before != null && record.partition() == OutageRule.PARTITION) {
        outageRule.between(before, incoming.time()).ifPresent(outages::add);
      }
      heartbeats.merge(record.partition(), incoming.time(), Math::max);
    }
    Long heartbeat = heartbeats.get(record.partition());
    return Optional.ofNullable(incoming.event())
        .map(
            event ->
                heartbeat == null ? event : Intake.placed(event, lateness.settledBy(heartbeat)))
        .filter(Intake::counts);
  }

  /** When the job was away, as far as the records so far tell. */
  List<Outage> outages() {
    return List.copyOf(outages);
  }
}
