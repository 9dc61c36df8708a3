package io.filrouge.batch.sources;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;

/**
 * Finds the columns of JSON lines that hold nothing but texts, numbers and flags, as most do. The
 * engine's own way builds a schema for each line and merges them; it takes three times as long, and
 * is only needed where values have columns of their own.
 */
final class JsonColumns {
  /** Stands for a line with objects or lists in it; no column can be called so. */
  private static final String NESTED = "\u0000nested";

  private static final JsonFactory FACTORY = new JsonFactory();

  /**
   * The names of all columns that any line has, in alphabetical order; null where there is none, or
   * where some value has columns of its own. Lines that are no JSON objects have none.
   */
  static List<String> flat(Dataset<String> lines) {
    MapPartitionsFunction<String, String> names = JsonColumns::names;
    List<String> found = lines.mapPartitions(names, Encoders.STRING()).distinct().collectAsList();
    return found.isEmpty() || found.contains(NESTED) ? null : new ArrayList<>(new TreeSet<>(found));
  }

  private static Iterator<String> names(Iterator<String> lines) {
    TreeSet<String> names = new TreeSet<>();
    while (lines.hasNext() && !names.contains(NESTED)) {
      try {
        names.addAll(names(lines.next()));
      } catch (IOException e) {
        // The line is malformed: reading will say so of the row, and it has no columns.
      }
    }
    return names.iterator();
  }

  private static List<String> names(String line) throws IOException {
    List<String> names = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return names;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        names.add(parser.currentName());
        if (!parser.nextToken().isScalarValue()) {
          return List.of(NESTED);
        }
      }
    }
    return names;
  }

  private JsonColumns() {}
}
