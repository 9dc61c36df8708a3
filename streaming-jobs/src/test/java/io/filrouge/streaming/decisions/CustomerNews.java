package io.filrouge.streaming.decisions;

import io.filrouge.schemas.ConsentChange;
import io.filrouge.schemas.CustomerContext;
import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.events.ShopLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.message.MessageEncoder;

/** What the batch, or they themselves, say of customers. */
public final class CustomerNews {

  private CustomerNews() {}

  /** Somebody who lives in UTC and can be reached by e-mail. */
  public static CustomerContext.Builder reachable(String customerId) {
    return CustomerContext.newBuilder()
        .setCustomerId(customerId)
        .setAsOfDate(LocalDate.of(2026, 3, 1))
        .setTimeZone("UTC")
        .setIsEmailAllowed(true)
        .setIsSmsAllowed(false)
        .setIsPushAllowed(false)
        .setChannels(List.of("email"))
        .setIsHoldout(false);
  }

  public static Addressed context(CustomerContext.Builder context) {
    CustomerContext said = context.build();
    return Addressed.news(
        Addressed.Kind.CONTEXT, said.getCustomerId(), bytes(said, CustomerContext.getEncoder()));
  }

  /** Somebody is no more. */
  public static Addressed gone(String customerId) {
    return Addressed.news(Addressed.Kind.CONTEXT, customerId, null);
  }

  public static Addressed consent(
      String customerId, String channel, boolean isAllowed, String moment) {
    ConsentChange change =
        ConsentChange.newBuilder()
            .setCustomerId(customerId)
            .setChannel(channel)
            .setIsAllowed(isAllowed)
            .setOccurredAt(Instant.ofEpochMilli(ShopLines.at(moment)))
            .build();
    return Addressed.news(
        Addressed.Kind.CONSENT, customerId, bytes(change, ConsentChange.getEncoder()));
  }

  private static <T> byte[] bytes(T record, MessageEncoder<T> encoder) {
    try {
      ByteBuffer buffer = encoder.encode(record);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
