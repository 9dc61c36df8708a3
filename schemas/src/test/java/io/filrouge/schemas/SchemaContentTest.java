package io.filrouge.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the schemas say, beside what they are. */
final class SchemaContentTest {
  static List<String> names() {
    return SchemaFolder.currentNames();
  }

  @ParameterizedTest
  @MethodSource("names")
  void explainsEveryTypeAndField(String name) {
    assertThat(undocumented(SchemaFolder.current(name), name)).isEmpty();
  }

  @Test
  void aDecisionHasTheColumnsThatUsersRelyOn() {
    assertThat(TriggerDecision.getClassSchema().getFields())
        .extracting(Schema.Field::name)
        .containsExactly(
            "trigger_id",
            "campaign",
            "step",
            "customer_id",
            "visitor_id",
            "cart_key",
            "episode_started_at",
            "abandoned_at",
            "decided_at",
            "outcome",
            "reason",
            "channel",
            "offer",
            "send_at",
            "rule_version",
            "context_as_of");
  }

  @Test
  void aShopEventTellsTypeAndTimeInItsFirstTwoFields() throws IOException {
    Instant occurredAt = Instant.parse("2025-11-28T18:04:05.678Z");
    ShopEvent event =
        ShopEvent.newBuilder()
            .setEventType(EventType.cart_item_added)
            .setOccurredAt(occurredAt)
            .setEventId("e-1")
            .setUnitPrice(new BigDecimal("19.9000"))
            .build();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    ShopEvent.getEncoder().encode(event, bytes);
    encoder.flush();

    // The single-object encoding puts ten bytes of marker and fingerprint before the record.
    byte[] body = bytes.toByteArray();
    var decoder = DecoderFactory.get().binaryDecoder(body, 10, body.length - 10, null);
    assertThat(decoder.readEnum()).isEqualTo(EventType.cart_item_added.ordinal());
    assertThat(Instant.ofEpochMilli(decoder.readLong())).isEqualTo(occurredAt);
    assertThat(ShopEvent.fromByteBuffer(ByteBuffer.wrap(body))).isEqualTo(event);
  }

  private static Set<String> undocumented(Schema schema, String path) {
    Set<String> found = new TreeSet<>();
    switch (schema.getType()) {
      case RECORD -> {
        addIfBlank(found, schema.getDoc(), path);
        for (Schema.Field field : schema.getFields()) {
          String fieldPath = path + "." + field.name();
          addIfBlank(found, field.doc(), fieldPath);
          found.addAll(undocumented(field.schema(), fieldPath));
        }
      }
      case ENUM -> addIfBlank(found, schema.getDoc(), path);
      case ARRAY -> found.addAll(undocumented(schema.getElementType(), path));
      case UNION -> schema.getTypes().forEach(type -> found.addAll(undocumented(type, path)));
      default -> {}
    }
    return found;
  }

  private static void addIfBlank(Set<String> found, String doc, String path) {
    if (doc == null || doc.isBlank()) {
      found.add(path);
    }
  }
}
