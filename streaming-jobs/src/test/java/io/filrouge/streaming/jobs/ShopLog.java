package io.filrouge.streaming.jobs;

import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import io.filrouge.streaming.events.Lateness;
import io.filrouge.streaming.events.OutageRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.message.MessageEncoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A topic of shop events in memory. Ten o'clock is when everything begins. */
final class ShopLog {
  static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

  final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
  private long offset;

  /** Begins where earlier records have gone. */
  static ShopLog from(long offset) {
    ShopLog log = new ShopLog();
    log.offset = offset;
    return log;
  }

  static ShopEvent.Builder added(String cartId, String visitorId, String customerId) {
    return event(EventType.cart_item_added, cartId, visitorId, customerId)
        .setProductId("p-1")
        .setQuantity(2);
  }

  static ShopEvent.Builder event(
      EventType type, String cartId, String visitorId, String customerId) {
    return ShopEvent.newBuilder()
        .setEventType(type)
        .setEventId("e-1")
        .setOccurredAt(TEN)
        .setCartId(cartId)
        .setVisitorId(visitorId)
        .setCustomerId(customerId);
  }

  ShopLog heartbeat(Duration afterTen) {
    return append(
        ShopEvent.newBuilder()
            .setEventType(EventType.heartbeat)
            .setEventId("heartbeat")
            .setOccurredAt(TEN.plus(afterTen))
            .build());
  }

  ShopLog at(Duration afterTen, ShopEvent.Builder event) {
    return append(event.setEventId("e-" + offset).setOccurredAt(TEN.plus(afterTen)).build());
  }

  Consumer<Consumer<ConsumerRecord<byte[], byte[]>>> reader() {
    return records::forEach;
  }

  static Placement placement() {
    return new Placement(
        new OutageRule(Duration.ofMinutes(10), new Lateness(Duration.ofSeconds(30))),
        Duration.ofMinutes(5));
  }

  static <T> byte[] encoded(T record, MessageEncoder<T> encoder) {
    try {
      ByteBuffer buffer = encoder.encode(record);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ShopLog append(ShopEvent event) {
    byte[] value = encoded(event, ShopEvent.getEncoder());
    records.add(
        new ConsumerRecord<>(
            "shop-events",
            0,
            offset++,
            event.getOccurredAt().toEpochMilli(),
            org.apache.kafka.common.record.TimestampType.LOG_APPEND_TIME,
            -1,
            value.length,
            null,
            value,
            new org.apache.kafka.common.header.internals.RecordHeaders(),
            java.util.Optional.empty()));
    return this;
  }
}
