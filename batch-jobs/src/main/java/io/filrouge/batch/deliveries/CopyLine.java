package io.filrouge.batch.deliveries;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.Iterator;

/**
 * One row in the text format of PostgreSQL's COPY. A character zero, which PostgreSQL has in no
 * text, becomes the replacement character.
 */
final class CopyLine {
  private static final String NULL = "\\N";
  private static final char REPLACEMENT = '\uFFFD';
  private static final String ZERO_IN_JSON = "\\u0000";

  private final StringBuilder line = new StringBuilder();

  /** Begins a line, and writes its first value. */
  CopyLine first(Object value) {
    line.setLength(0);
    write(value);
    return this;
  }

  CopyLine next(Object value) {
    line.append('\t');
    write(value);
    return this;
  }

  /** JSON has a notation of its own for the character zero. */
  CopyLine nextJson(String json) {
    return next(json == null ? null : json.replace(ZERO_IN_JSON, String.valueOf(REPLACEMENT)));
  }

  /** The line, its end included. */
  String end() {
    return line.append('\n').toString();
  }

  private void write(Object value) {
    if (value == null) {
      line.append(NULL);
    } else if (value instanceof Timestamp moment) {
      line.append(moment.toInstant());
    } else if (value instanceof Date day) {
      line.append(day.toLocalDate());
    } else if (value instanceof Collection<?> values) {
      array(values);
    } else {
      escape(value.toString());
    }
  }

  // An array is a text of texts: what stands in quotes is escaped for the array, and all of it for
  // the line.
  private void array(Collection<?> values) {
    StringBuilder array = new StringBuilder("{");
    for (Iterator<?> each = values.iterator(); each.hasNext(); ) {
      Object value = each.next();
      array.append(value == null ? "NULL" : inQuotes(value.toString()));
      if (each.hasNext()) {
        array.append(',');
      }
    }
    escape(array.append('}').toString());
  }

  private static String inQuotes(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> line.append("\\\\");
        case '\t' -> line.append("\\t");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\0' -> line.append(REPLACEMENT);
        default -> line.append(c);
      }
    }
  }
}
