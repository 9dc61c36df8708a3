package io.filrouge.streaming.events;

import io.filrouge.domain.carts.CartEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/**
 * Reads the topic shop-events. Every record is handed on, as an event, a time or a refusal, so that
 * each moves the watermark or is told of.
 *
 * <p>An event far ahead of the clock is refused, or one broken device would fire every timer. The
 * clock is the newest heartbeat of the partition, and goes on from it by the broker's clock, as far
 * as that stamps records: while nobody writes heartbeats, the job being away, the shop goes on.
 * Before the first one it is the broker's clock alone.
 */
public final class EventRecords implements KafkaRecordDeserializationSchema<Incoming> {
  private static final long serialVersionUID = 1L;

  private final Lateness lateness;
  private final Duration aheadOfClock;
  private transient EventDecoder decoder;
  private transient Map<Integer, ToldTime> told;

  /**
   * @param lateness where late events count
   * @param aheadOfClock how far ahead of the clock an event may be
   */
  public EventRecords(Lateness lateness, Duration aheadOfClock) {
    this.lateness = lateness;
    this.aheadOfClock = aheadOfClock;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Incoming> out) {
    if (decoder == null) {
      decoder = new EventDecoder(lateness);
      told = new HashMap<>();
    }
    out.collect(read(record));
  }

  private Incoming read(ConsumerRecord<byte[], byte[]> record) {
    EventDecoder.Read read;
    try {
      read = decoder.read(record.value());
    } catch (EventDecoder.Refused refused) {
      return Incoming.refused(refused.getMessage(), Origins.of(record));
    }
    if (read.isHeartbeat()) {
      long now = Math.max(read.clock(), clock(record, read.clock()));
      told.put(record.partition(), new ToldTime(now, record.timestamp()));
      return Incoming.heartbeat(read.time(), Origins.of(record));
    }
    long farthest = clock(record, record.timestamp()) + aheadOfClock.toMillis();
    if (read.time() > farthest) {
      return Incoming.refused("ahead-of-clock", Origins.of(record));
    }
    return read.event() == null
        ? Incoming.view(read.time())
        : Incoming.event(knownByNow(read.event(), farthest), Origins.of(record));
  }

  /** What time it was when a record was appended, in epoch milliseconds. */
  private long clock(ConsumerRecord<byte[], byte[]> record, long beforeTheFirst) {
    ToldTime newest = told.get(record.partition());
    if (newest == null) {
      return beforeTheFirst;
    }
    boolean isStamped = record.timestampType() == TimestampType.LOG_APPEND_TIME;
    return newest.clock() + (isStamped ? Math.max(0, record.timestamp() - newest.stamp()) : 0);
  }

  private record ToldTime(long clock, long stamp) {}

  // What is here is known, whatever it says of when it will be: a purchase must not wait for that.
  private static CartEvent knownByNow(CartEvent event, long farthest) {
    return event.position() > farthest ? event.at(event.occurredAt()) : event;
  }

  @Override
  public TypeInformation<Incoming> getProducedType() {
    return IncomingSerializer.INSTANCE.type(Incoming.class);
  }
}
