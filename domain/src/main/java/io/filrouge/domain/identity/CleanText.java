package io.filrouge.domain.identity;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Takes away what cannot be seen: compatibility forms, format and control characters, blanks. */
final class CleanText {
  /** Zero-width spaces, byte order marks, soft hyphens, directions, line ends. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}]+");

  private CleanText() {}

  static String of(String raw) {
    if (isPlain(raw)) {
      return raw.strip();
    }
    String composed = Normalizer.normalize(raw, Normalizer.Form.NFKC);
    return Normalizer.normalize(INVISIBLE.matcher(composed).replaceAll(""), Normalizer.Form.NFKC)
        .strip();
  }

  /** Printable ASCII is its own normal form; nearly all values are, and NFKC is slow. */
  private static boolean isPlain(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char character = raw.charAt(i);
      if (character < ' ' || character > '~') {
        return false;
      }
    }
    return true;
  }
}
