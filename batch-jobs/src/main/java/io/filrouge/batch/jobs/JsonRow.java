package io.filrouge.batch.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.filrouge.batch.tables.TableRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row of a table as one line of JSON; days and times as in ISO 8601. */
final class JsonRow {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(
              new SimpleModule()
                  .addSerializer(LocalDate.class, ToStringSerializer.instance)
                  .addSerializer(Instant.class, ToStringSerializer.instance));

  static String of(TableRow row, List<String> columns) {
    Map<String, Object> values = new LinkedHashMap<>();
    columns.forEach(column -> values.put(column, row.value(column)));
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a row as JSON", e);
    }
  }

  private JsonRow() {}
}
