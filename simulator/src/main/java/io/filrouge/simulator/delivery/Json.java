package io.filrouge.simulator.delivery;

import java.util.List;
import java.util.Map;

/** Just as much JSON as the shop writes. */
public final class Json {
  private Json() {}

  /** A name with all that stands around its value. */
  public record Member(String opening, boolean isNumber) {
    public static Member of(String name, boolean isNumber) {
      return new Member("\"" + name + "\":", isNumber);
    }
  }

  /** An object in one line; blank values are left out. */
  public static String line(List<Member> members, List<String> values) {
    StringBuilder text = new StringBuilder(512).append('{');
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      if (value.isEmpty()) {
        continue;
      }
      if (text.length() > 1) {
        text.append(',');
      }
      Member member = members.get(i);
      text.append(member.opening());
      if (member.isNumber()) {
        text.append(value);
      } else {
        appendString(text, value);
      }
    }
    return text.append('}').toString();
  }

  /** An object over several lines: numbers and booleans as they are, all else as strings. */
  public static String object(Map<String, ?> values) {
    StringBuilder text = new StringBuilder("{");
    String separator = "\n";
    for (Map.Entry<String, ?> entry : values.entrySet()) {
      text.append(separator).append("  ");
      appendString(text, entry.getKey());
      text.append(": ");
      Object value = entry.getValue();
      if (value instanceof Number || value instanceof Boolean) {
        text.append(value);
      } else {
        appendString(text, String.valueOf(value));
      }
      separator = ",\n";
    }
    return text.append("\n}\n").toString();
  }

  private static void appendString(StringBuilder text, String value) {
    text.append('"');
    if (isPlain(value)) {
      text.append(value);
    } else {
      appendEscaped(text, value);
    }
    text.append('"');
  }

  private static boolean isPlain(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static void appendEscaped(StringBuilder text, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
  }
}
