package io.filrouge.streaming.triggers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.carts.CartLine;
import io.filrouge.domain.reactivation.Cancellation;
import io.filrouge.domain.reactivation.Decision;
import io.filrouge.domain.reactivation.Reason;
import io.filrouge.domain.reactivation.Recovery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** As files of a back-test hold it: one JSON object a line, times in ISO-8601 UTC. */
public final class JsonFormat implements OutgoingFormat {
  private static final long serialVersionUID = 1L;
  private static final int SCALE = 4;
  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Override
  public byte[] decision(Decision decision) {
    return line(
        json -> {
          text(json, "trigger_id", decision.triggerId());
          text(json, "campaign", decision.campaign());
          json.writeNumberField("step", decision.step());
          text(json, "customer_id", decision.customerId());
          text(json, "visitor_id", decision.visitorId());
          text(json, "cart_key", decision.cartKey());
          moment(json, "episode_started_at", decision.episodeStartedAt());
          moment(json, "abandoned_at", decision.abandonedAt());
          moment(json, "decided_at", decision.decidedAt());
          text(json, "outcome", decision.outcome().label());
          reason(json, decision.reason());
          text(json, "channel", decision.channel());
          text(json, "offer", decision.offer());
          moment(json, "send_at", decision.sendAt());
          text(json, "rule_version", decision.ruleVersion());
          text(
              json,
              "context_as_of",
              decision.contextAsOf() == null ? null : decision.contextAsOf().toString());
        });
  }

  @Override
  public byte[] trigger(Decision decision) {
    return line(
        json -> {
          text(json, "trigger_id", decision.triggerId());
          text(json, "campaign", decision.campaign());
          json.writeNumberField("step", decision.step());
          text(json, "customer_id", decision.customerId());
          text(json, "visitor_id", decision.visitorId());
          text(json, "cart_key", decision.cartKey());
          moment(json, "abandoned_at", decision.abandonedAt());
          moment(json, "decided_at", decision.decidedAt());
          moment(json, "send_at", decision.sendAt());
          text(json, "channel", decision.channel());
          text(json, "offer", decision.offer());
          lines(json, decision);
          json.writeFieldName("cart_amount");
          amount(
              json,
              decision.cartValue().isPresent()
                  ? decision.cartValue().getAsLong()
                  : CartEvent.NO_PRICE);
          text(json, "currency", decision.currency());
          text(json, "rule_version", decision.ruleVersion());
        });
  }

  @Override
  public byte[] cancellation(Cancellation cancellation) {
    return line(
        json -> {
          text(json, "trigger_id", cancellation.triggerId());
          text(json, "campaign", cancellation.campaign());
          json.writeNumberField("step", cancellation.step());
          text(json, "customer_id", cancellation.customerId());
          text(json, "visitor_id", cancellation.visitorId());
          text(json, "cart_key", cancellation.cartKey());
          moment(json, "send_at", cancellation.sendAt());
          moment(json, "cancelled_at", cancellation.cancelledAt());
          moment(json, "known_at", cancellation.knownAt());
          reason(json, cancellation.reason());
          text(json, "event_id", cancellation.eventId());
          text(json, "order_id", cancellation.orderId());
          text(json, "rule_version", cancellation.ruleVersion());
        });
  }

  @Override
  public byte[] recovery(Recovery recovery) {
    return line(
        json -> {
          text(json, "trigger_id", recovery.triggerId());
          moment(json, "send_at", recovery.sendAt());
          moment(json, "bought_at", recovery.boughtAt());
          json.writeBooleanField("is_holdout", recovery.isHoldout());
        });
  }

  private static void lines(JsonGenerator json, Decision decision) throws IOException {
    json.writeArrayFieldStart("cart_lines");
    for (CartLine line : decision.lines()) {
      if (line.productId() != null) {
        json.writeStartObject();
        text(json, "product_id", line.productId());
        json.writeNumberField("quantity", line.quantity());
        json.writeFieldName("unit_price");
        amount(json, line.unitPrice());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static void amount(JsonGenerator json, long amount) throws IOException {
    if (amount == CartEvent.NO_PRICE) {
      json.writeNull();
      return;
    }
    json.writeNumber(BigDecimal.valueOf(amount, SCALE));
  }

  private static void text(JsonGenerator json, String name, String value) throws IOException {
    json.writeStringField(name, value);
  }

  private static void moment(JsonGenerator json, String name, Long value) throws IOException {
    text(json, name, value == null ? null : MOMENT.format(Instant.ofEpochMilli(value)));
  }

  private static void reason(JsonGenerator json, Reason reason) throws IOException {
    text(json, "reason", reason == null ? null : reason.label());
  }

  private static byte[] line(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }
}
