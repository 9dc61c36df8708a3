package io.filrouge.batch.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import io.filrouge.schemas.releases.UnreleasedSchemaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopEventRecordsTest {
  private static final int HEADER = 10;
  private static final ShopEvent EVENT =
      ShopEvent.newBuilder()
          .setEventType(EventType.cart_item_added)
          .setOccurredAt(Instant.parse("2026-01-01T10:00:00.123Z"))
          .setEventId("e1")
          .setVisitorId("v1")
          .setQuantity(2)
          .build();

  private final ShopEventRecords records = new ShopEventRecords();

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void readsWhatEveryReleaseWrote(int release) throws IOException {
    Schema schema = released(release);
    GenericRecord record =
        new GenericRecordBuilder(schema)
            .set(
                "event_type",
                new GenericData.EnumSymbol(
                    schema.getField("event_type").schema(), "cart_item_added"))
            .set("occurred_at", EVENT.getOccurredAt().toEpochMilli())
            .set("event_id", "e1")
            .set("visitor_id", "v1")
            .set("quantity", 2)
            .build();
    ByteBuffer bytes =
        new BinaryMessageEncoder<GenericRecord>(new GenericData(), schema).encode(record);

    assertThat(records.read(array(bytes))).isEqualTo(EVENT);
  }

  @Test
  void readsTheFieldsAlone() throws IOException {
    byte[] whole = encoded(EVENT);

    assertThat(records.read(Arrays.copyOfRange(whole, HEADER, whole.length))).isEqualTo(EVENT);
  }

  @Test
  void refusesWhatIsCutOffEmptyOrNoEvent() throws IOException {
    byte[] whole = encoded(EVENT);
    byte[] fields = Arrays.copyOfRange(whole, HEADER, whole.length);

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> records.read(cut)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> records.read(null)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> records.read(Arrays.copyOf(fields, fields.length + 1)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> records.read("{\"event_type\": 1}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void tellsASchemaThatIsNotKnown() throws IOException {
    byte[] record = encoded(EVENT);
    record[5]++;

    assertThatThrownBy(() -> records.read(record)).isInstanceOf(UnreleasedSchemaException.class);
  }

  private static Schema released(int version) throws IOException {
    try (InputStream schema =
        ShopEvent.class.getResourceAsStream("/released/shop-event/v" + version + ".avsc")) {
      return new Schema.Parser().parse(schema);
    }
  }

  private static byte[] encoded(ShopEvent event) throws IOException {
    return array(ShopEvent.getEncoder().encode(event));
  }

  private static byte[] array(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
