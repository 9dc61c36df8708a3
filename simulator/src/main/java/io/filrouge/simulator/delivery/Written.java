package io.filrouge.simulator.delivery;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** How values look in the files. */
final class Written {
  private Written() {}

  /** yyyy-MM-dd HH:mm:ss, as the shop's own systems write. */
  static String localTime(LocalDateTime time) {
    return seconds(new StringBuilder(19), time, ' ').toString();
  }

  /** ISO-8601 in UTC with milliseconds. */
  static String utcTime(long millis) {
    long second = Math.floorDiv(millis, 1000L);
    int rest = (int) Math.floorMod(millis, 1000L);
    LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    StringBuilder text = seconds(new StringBuilder(24), time, 'T').append('.');
    text.append((char) ('0' + rest / 100));
    return twoDigits(text, rest % 100).append('Z').toString();
  }

  /** Whole units, a point, two digits. */
  static String cents(long cents) {
    long size = Math.abs(cents);
    StringBuilder text = new StringBuilder(10);
    if (cents < 0) {
      text.append('-');
    }
    return twoDigits(text.append(size / 100).append('.'), (int) (size % 100)).toString();
  }

  private static StringBuilder seconds(StringBuilder text, LocalDateTime time, char separator) {
    text.append(time.getYear()).append('-');
    twoDigits(text, time.getMonthValue()).append('-');
    twoDigits(text, time.getDayOfMonth()).append(separator);
    twoDigits(text, time.getHour()).append(':');
    twoDigits(text, time.getMinute()).append(':');
    return twoDigits(text, time.getSecond());
  }

  private static StringBuilder twoDigits(StringBuilder text, int value) {
    return text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }
}
