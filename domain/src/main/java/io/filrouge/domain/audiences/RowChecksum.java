package io.filrouge.domain.audiences;

import io.filrouge.domain.hashes.Sha256;
import java.util.Map;
import java.util.TreeMap;

/** One value for everything that is sent of a person: it differs where anything does. */
public final class RowChecksum {
  private static final int DIGITS = 32;

  /**
   * @param recipe its name: under another one everybody is sent anew
   * @param identifiers by column
   * @param attributes as JSON, empty ones included
   */
  public static String of(String recipe, Map<String, String> identifiers, String attributes) {
    StringBuilder text = new StringBuilder();
    append(text, recipe);
    new TreeMap<>(identifiers)
        .forEach(
            (column, value) -> {
              append(text, column);
              append(text, value);
            });
    append(text, attributes);
    return Sha256.hex(text.toString(), DIGITS);
  }

  // Lengths keep "ab" + "c" apart from "a" + "bc".
  private static void append(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part);
  }

  private RowChecksum() {}
}
