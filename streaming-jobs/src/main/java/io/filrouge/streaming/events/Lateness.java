package io.filrouge.streaming.events;

import io.filrouge.domain.carts.CartEvent;
import java.io.Serializable;
import java.time.Duration;

/**
 * Where an event counts when it became known late: at the moment up to which all had been decided
 * by then, which lies the allowed lateness before.
 *
 * @param allowed how much later than others an event may come and still count in its place
 */
public record Lateness(Duration allowed) implements Serializable {

  /**
   * The position of an event among others, in epoch milliseconds.
   *
   * @param occurredAt when it happened
   * @param knownAt when the shop learnt of it, or {@link CartEvent#NEVER_SAID}
   */
  public long position(long occurredAt, long knownAt) {
    return knownAt == CartEvent.NEVER_SAID
        ? occurredAt
        : Math.max(occurredAt, knownAt - allowed.toMillis());
  }

  /**
   * The moment up to which all is decided once a heartbeat was read, in epoch milliseconds.
   *
   * @param heartbeat its time
   */
  public long settledBy(long heartbeat) {
    return heartbeat - allowed.toMillis() - 1;
  }
}
