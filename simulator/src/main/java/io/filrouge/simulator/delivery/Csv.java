package io.filrouge.simulator.delivery;

import java.util.List;

/** RFC 4180, with a plain line feed at the end of a line. */
final class Csv {
  private Csv() {}

  static String line(List<String> values) {
    StringBuilder text = new StringBuilder(256);
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      append(text, values.get(i));
    }
    return text.toString();
  }

  static String line(String... values) {
    return line(List.of(values));
  }

  private static void append(StringBuilder text, String value) {
    if (isPlain(value)) {
      text.append(value);
      return;
    }
    text.append('"').append(value.replace("\"", "\"\"")).append('"');
  }

  /** Blanks at the ends are quoted too, for readers that would otherwise trim them. */
  private static boolean isPlain(String value) {
    int length = value.length();
    if (length > 0 && (value.charAt(0) == ' ' || value.charAt(length - 1) == ' ')) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return false;
      }
    }
    return true;
  }
}
