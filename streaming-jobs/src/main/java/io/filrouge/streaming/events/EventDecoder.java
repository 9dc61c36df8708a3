package io.filrouge.streaming.events;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.carts.ShopAction;
import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import io.filrouge.schemas.releases.ReleasedRecords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.SchemaNormalization;

/**
 * Reads a record of the topic shop-events. It is Avro's single-object encoding (two marking bytes,
 * the writer schema's fingerprint, the fields), or the fields alone, then of the present schema.
 * Events of the present schema are read field by field, by hand, because nine in ten are views, of
 * which only the time is wanted, and that they are whole; events of earlier releases are read by
 * Avro.
 */
final class EventDecoder {
  private static final EventType[] TYPES = EventType.values();
  private static final int HEADER = 10;
  private static final byte MARK = (byte) 0xC3;
  private static final byte MARK_TOO = 1;
  private static final int NOT_THERE = -1;

  private final long fingerprint =
      SchemaNormalization.parsingFingerprint64(ShopEvent.getClassSchema());
  private final ReleasedRecords<ShopEvent> earlierReleases =
      ReleasedRecords.of("shop-event", ShopEvent::createDecoder);
  private final Lateness lateness;

  private byte[] bytes;
  private int at;
  private long skimmedKnownAt;

  EventDecoder(Lateness lateness) {
    this.lateness = lateness;
  }

  /** Thrown for a record that cannot be used; its message is the reason in the dead letters. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
      super(reason, null, false, false);
    }
  }

  /**
   * What a record says.
   *
   * @param time when it happened, epoch milliseconds
   * @param event the event, or null when it says nothing but the time
   * @param isHeartbeat whether it was written to say that time passes
   * @param clock what the clock of its writer showed: a heartbeat that tells an earlier time,
   *     because Kafka was away, says in {@code known_at} when it was written
   */
  record Read(long time, CartEvent event, boolean isHeartbeat, long clock) {
    Read(long time, CartEvent event, boolean isHeartbeat) {
      this(time, event, isHeartbeat, time);
    }
  }

  Read read(byte[] record) throws Refused {
    if (record == null || record.length == 0) {
      throw new Refused("unreadable");
    }
    bytes = record;
    at = 0;
    boolean isMarked = record.length > HEADER && record[0] == MARK && record[1] == MARK_TOO;
    try {
      if (isMarked) {
        long writer = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
        if (writer != fingerprint) {
          return read(earlierReleases.read(record));
        }
        at = HEADER;
      }
      return byHand();
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new Refused("unreadable");
    }
  }

  private Read read(ShopEvent earlier) throws Refused {
    return checked(ShopEvents.of(earlier, lateness), earlier.getEventType());
  }

  private Read byHand() throws Refused {
    int ordinal = number32();
    if (ordinal < 0 || ordinal >= TYPES.length) {
      throw new Refused("unreadable");
    }
    EventType type = TYPES[ordinal];
    long occurredAt = number();
    ShopAction action = ShopEvents.action(type);
    if (action == ShopAction.NONE && type != EventType.unknown) {
      boolean isHeartbeat = type == EventType.heartbeat;
      int rest = at;
      boolean isOneVisitorsOrCustomers = skim();
      if (isHeartbeat) {
        return new Read(occurredAt, null, true, Math.max(occurredAt, skimmedKnownAt));
      }
      if (isOneVisitorsOrCustomers) {
        return new Read(occurredAt, null, false);
      }
      at = rest;
    }
    String eventId = text();
    String visitorId = optionalText();
    String customerId = optionalText();
    String cartId = optionalText();
    String orderId = optionalText();
    optionalText();
    String productId = optionalText();
    int quantity = isThere() ? number32() : CartEvent.NO_QUANTITY;
    long unitPrice = isThere() ? decimal() : CartEvent.NO_PRICE;
    String currency = optionalText();
    optionalText();
    optionalText();
    long knownAt = isThere() ? number() : CartEvent.NEVER_SAID;
    end();
    return checked(
        new CartEvent(
            action,
            occurredAt,
            lateness.position(occurredAt, knownAt),
            eventId,
            visitorId,
            customerId,
            cartId,
            productId,
            quantity,
            unitPrice,
            currency,
            orderId,
            knownAt),
        type);
  }

  /**
   * Passes over what stands behind the time without making anything of it, and sees that it is
   * whole. Whether nobody need read it: it names a visitor or a customer, not both, and all ids are
   * usable.
   */
  private boolean skim() throws Refused {
    boolean isUsable = Refusals.isUsable(skipText());
    int visitorId = skipOptionalText();
    int customerId = skipOptionalText();
    int cartId = skipOptionalText();
    skipOptionalText();
    skipOptionalText();
    skipOptionalText();
    skipOptionalNumber();
    skipOptionalText();
    skipOptionalText();
    skipOptionalText();
    skipOptionalText();
    skimmedKnownAt = isThere() ? number() : CartEvent.NEVER_SAID;
    end();
    boolean isOneOfThem = (visitorId == NOT_THERE) != (customerId == NOT_THERE);
    boolean isUsablePerson = Refusals.isUsable(Math.max(visitorId, customerId));
    return isUsable
        && isOneOfThem
        && isUsablePerson
        && (cartId == NOT_THERE || Refusals.isUsable(cartId));
  }

  private void end() throws Refused {
    if (at != bytes.length) {
      throw new Refused("unreadable");
    }
  }

  private static Read checked(CartEvent event, EventType type) throws Refused {
    String refusal = Refusals.of(event, type);
    if (refusal != null) {
      throw new Refused(refusal);
    }
    return new Read(event.occurredAt(), event, false);
  }

  private boolean isThere() throws Refused {
    int branch = number32();
    if (branch != 0 && branch != 1) {
      throw new Refused("unreadable");
    }
    return branch == 1;
  }

  private String optionalText() throws Refused {
    return isThere() ? text() : null;
  }

  private String text() throws Refused {
    int length = length();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  private int skipText() throws Refused {
    int length = length();
    at += length;
    return length;
  }

  private int skipOptionalText() throws Refused {
    return isThere() ? skipText() : NOT_THERE;
  }

  private void skipOptionalNumber() throws Refused {
    if (isThere()) {
      number();
    }
  }

  private long decimal() throws Refused {
    int length = length();
    if (length > Long.BYTES) {
      at += length;
      return CartEvent.NO_PRICE;
    }
    long value = length > 0 && bytes[at] < 0 ? -1 : 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | bytes[at++] & 0xFF;
    }
    return value;
  }

  private int length() throws Refused {
    long length = number();
    if (length < 0 || length > bytes.length - at) {
      throw new Refused("unreadable");
    }
    return (int) length;
  }

  private int number32() throws Refused {
    long value = number();
    if (value != (int) value) {
      throw new Refused("unreadable");
    }
    return (int) value;
  }

  // Seven bits a byte, the lowest first, zigzag: Avro's own numbers.
  private long number() throws Refused {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = bytes[at++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value >>> 1 ^ -(value & 1);
      }
    }
    throw new Refused("unreadable");
  }
}
