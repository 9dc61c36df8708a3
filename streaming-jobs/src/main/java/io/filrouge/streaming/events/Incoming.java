package io.filrouge.streaming.events;

import io.filrouge.domain.carts.CartEvent;
import java.util.List;

/**
 * A record as it was read: an event, or the reason why it is none, or only the time that it tells.
 *
 * @param time event time in epoch milliseconds; of a record that tells none, before all time
 * @param isHeartbeat whether it was written to say that time passes
 * @param event the event, or null
 * @param reason why it cannot be used, or null
 * @param origin where it stood and what it was; null for a view, and in files
 */
public record Incoming(
    long time, boolean isHeartbeat, CartEvent event, String reason, Origin origin) {
  /** The reasons why a record cannot be used. */
  public static final List<String> REASONS =
      List.of(
          "unreadable",
          "unknown-type",
          "no-event-id",
          "no-person",
          "no-cart",
          "ahead-of-clock",
          "late");

  static final long NO_TIME = Long.MIN_VALUE;

  /**
   * A record's place and value.
   *
   * @param topic the topic
   * @param partition its partition
   * @param offset the offset there
   * @param key the record's key, or null
   * @param value byte for byte
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Origin(String topic, int partition, long offset, String key, byte[] value) {}

  static Incoming event(CartEvent event, Origin origin) {
    return new Incoming(event.occurredAt(), false, event, null, origin);
  }

  /** An event of which only the time is wanted. */
  static Incoming view(long time) {
    return new Incoming(time, false, null, null, null);
  }

  static Incoming heartbeat(long time, Origin origin) {
    return new Incoming(time, true, null, null, origin);
  }

  /** A record that tells no time. */
  static Incoming timeless(Origin origin) {
    return new Incoming(NO_TIME, false, null, null, origin);
  }

  /** A record that cannot be used. */
  public static Incoming refused(String reason, Origin origin) {
    return new Incoming(NO_TIME, false, null, reason, origin);
  }
}
