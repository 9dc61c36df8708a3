package io.filrouge.schemas.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** A record of a contract as one line of JSON: times in ISO-8601 UTC, amounts as numbers. */
public final class RecordJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  public static String line(SpecificRecord record) {
    return node(record).toString();
  }

  public static ObjectNode node(SpecificRecord record) {
    ObjectNode node = JSON.createObjectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      put(node, field.name(), record.get(field.pos()));
    }
    return node;
  }

  private static void put(ObjectNode node, String name, Object value) {
    if (value instanceof Instant moment) {
      node.put(name, MOMENT.format(moment));
    } else if (value instanceof LocalDate day) {
      node.put(name, day.toString());
    } else if (value instanceof BigDecimal amount) {
      node.put(name, amount);
    } else if (value instanceof Integer number) {
      node.put(name, number);
    } else if (value instanceof Long number) {
      node.put(name, number);
    } else if (value instanceof Double number) {
      node.put(name, number);
    } else if (value instanceof Boolean flag) {
      node.put(name, flag);
    } else if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      node.put(name, copy);
    } else if (value instanceof Collection<?> values) {
      node.set(name, array(values));
    } else {
      node.put(name, value == null ? null : value.toString());
    }
  }

  private static ArrayNode array(Collection<?> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Object value : values) {
      if (value instanceof SpecificRecord record) {
        array.add(node(record));
      } else if (value instanceof Instant moment) {
        array.add(MOMENT.format(moment));
      } else {
        array.add(value.toString());
      }
    }
    return array;
  }

  private RecordJson() {}
}
