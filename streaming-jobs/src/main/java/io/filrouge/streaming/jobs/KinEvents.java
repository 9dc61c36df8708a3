package io.filrouge.streaming.jobs;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.reactivation.Outage;
import io.filrouge.schemas.ShopEvent;
import io.filrouge.schemas.TriggerDecision;
import io.filrouge.schemas.releases.ReleasedSchemas;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.avro.message.MessageDecoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The events that can have mattered to a decision: those of all its kin. The log is read twice,
 * once for who is whose kin and once for their events, so that no more is held than is asked for.
 */
final class KinEvents {
  private final MessageDecoder<ShopEvent> decoder =
      ShopEvent.createDecoder(ReleasedSchemas.of("shop-event"));
  private final Kin kin = new Kin();
  private final List<PlacedEvent> events = new ArrayList<>();
  private final Map<Integer, Long> firstOffsets = new TreeMap<>();
  private final List<Outage> outages;
  private long recordCount;

  /**
   * @param decision whose kin
   * @param log reads all records, in order within each partition, and hands them on
   * @param placements a fresh one for each reading
   */
  KinEvents(
      TriggerDecision decision,
      Consumer<Consumer<ConsumerRecord<byte[], byte[]>>> log,
      Supplier<Placement> placements) {
    kin.link(decision);
    Placement first = placements.get();
    log.accept(record -> first.place(record).ifPresent(kin::link));
    Placement second = placements.get();
    log.accept(
        record -> {
          recordCount++;
          firstOffsets.putIfAbsent(record.partition(), record.offset());
          second
              .place(record)
              .filter(event -> kin.isKin(event, decision))
              .ifPresent(event -> add(event, record));
        });
    outages = second.outages();
    events.sort(Comparator.comparing(PlacedEvent::event, CartEvent.IN_ORDER));
    // Of several with one id the first in this order counts.
    Set<String> ids = new HashSet<>();
    events.removeIf(event -> !ids.add(event.event().eventId()));
  }

  private void add(CartEvent event, ConsumerRecord<byte[], byte[]> record) {
    Logged.read(record, decoder).ifPresent(said -> events.add(new PlacedEvent(event, said)));
  }

  Kin kin() {
    return kin;
  }

  /** In the order in which they counted. */
  List<PlacedEvent> events() {
    return events;
  }

  /** When the job was away. */
  List<Outage> outages() {
    return outages;
  }

  /** How many records were looked through. */
  long recordCount() {
    return recordCount;
  }

  /** The first offset that is left, by partition, where earlier records have gone. */
  Map<Integer, Long> goneBefore() {
    Map<Integer, Long> gone = new TreeMap<>(firstOffsets);
    gone.values().removeIf(offset -> offset == 0);
    return gone;
  }
}
