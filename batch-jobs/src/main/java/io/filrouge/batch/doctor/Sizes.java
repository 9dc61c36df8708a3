package io.filrouge.batch.doctor;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes as people and as Java's options write them. */
final class Sizes {
  static final long MEBIBYTE = 1L << 20;
  static final long GIBIBYTE = 1L << 30;

  private static final long KIBIBYTE = 1L << 10;
  private static final Pattern OPTION = Pattern.compile("(\\d{1,15})([kKmMgGtT]?)");

  /** As in 7.5 GiB. */
  static String words(long bytes) {
    if (bytes >= GIBIBYTE) {
      return String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIBIBYTE);
    }
    if (bytes >= MEBIBYTE) {
      return String.format(Locale.ROOT, "%.1f MiB", (double) bytes / MEBIBYTE);
    }
    if (bytes >= KIBIBYTE) {
      return String.format(Locale.ROOT, "%.1f KiB", (double) bytes / KIBIBYTE);
    }
    return bytes + " B";
  }

  /** What Java makes of {@code -Xmx}; empty where it would refuse it. */
  static OptionalLong ofOption(String written) {
    Matcher option = OPTION.matcher(written);
    if (!option.matches()) {
      return OptionalLong.empty();
    }
    int shift =
        switch (option.group(2).toLowerCase(Locale.ROOT)) {
          case "k" -> 10;
          case "m" -> 20;
          case "g" -> 30;
          case "t" -> 40;
          default -> 0;
        };
    return OptionalLong.of(Long.parseLong(option.group(1)) << shift);
  }

  private Sizes() {}
}
