package io.filrouge.batch.cleansed;

import java.io.Serializable;
import java.text.ParseException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.catalyst.util.LegacyDateFormats;
import org.apache.spark.sql.catalyst.util.TimestampFormatter;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;

/**
 * Reads texts as instants: local times in a source's zone, by the source's pattern where it has
 * one, else ISO 8601. Patterns are the engine's, so that they mean what its manual says.
 */
final class Moments implements Serializable {
  private static final long serialVersionUID = 1;

  // The engine alone would also take a year, or a time of day, which it adds to today.
  private static final Pattern ISO_8601 =
      Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([ T].*)?", Pattern.DOTALL);

  /**
   * The commonest pattern, read without the engine's formatter: it would take ten times as long.
   */
  private static final String COMMON = "yyyy-MM-dd HH:mm:ss";

  private static final int MOST_PLACES = 9;
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2100;

  private final ZoneId zone;
  private final boolean isCommon;
  private final TimestampFormatter formatter;
  private final Instant first;
  private final Instant end;

  /**
   * @param pattern the source's; empty for ISO 8601
   */
  Moments(ZoneId zone, Optional<String> pattern) {
    this.zone = zone;
    this.isCommon = pattern.filter(COMMON::equals).isPresent();
    this.formatter =
        pattern
            .map(
                given ->
                    TimestampFormatter.apply(
                        given, zone, Locale.US, LegacyDateFormats.SIMPLE_DATE_FORMAT(), true))
            .orElse(null);
    this.first = LocalDateTime.of(FIRST_YEAR, 1, 1, 0, 0).atZone(zone).toInstant();
    this.end = LocalDateTime.of(LAST_YEAR + 1, 1, 1, 0, 0).atZone(zone).toInstant();
  }

  /** The instant, or null where the text says none. */
  Instant read(String text) {
    if (text == null) {
      return null;
    }
    if (isCommon || formatter == null) {
      Instant common = common(text);
      if (common != null) {
        return common;
      }
    }
    return formatter == null ? iso(text) : byPattern(text);
  }

  /** Whether an instant lies in years in which a shop can have done something. */
  boolean isInRange(Instant instant) {
    return !instant.isBefore(first) && instant.isBefore(end);
  }

  static Instant ofMicros(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  private Instant iso(String text) {
    if (!ISO_8601.matcher(text).matches()) {
      return null;
    }
    return instant(DateTimeUtils.stringToTimestamp(UTF8String.fromString(text), zone));
  }

  private Instant byPattern(String text) {
    try {
      return instant(formatter.parseOptional(text));
    } catch (ParseException | RuntimeException e) {
      // The engine's formatter throws for fields that agree with the pattern and not each other.
      return null;
    }
  }

  private static Instant instant(Option<Object> micros) {
    return micros.isEmpty() ? null : ofMicros((Long) micros.get());
  }

  /** A whole time of the common pattern, or of ISO 8601 local or in UTC; null for all others. */
  private Instant common(String text) {
    boolean hasShape =
        text.length() >= COMMON.length()
            && text.charAt(4) == '-'
            && text.charAt(7) == '-'
            && (text.charAt(10) == ' ' || !isCommon && text.charAt(10) == 'T')
            && text.charAt(13) == ':'
            && text.charAt(16) == ':';
    if (!hasShape) {
      return null;
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, 19);
    boolean isTime =
        year > 0
            && month >= 1
            && month <= 12
            && day >= 1
            && hour >= 0
            && hour < 24
            && minute >= 0
            && minute < 60
            && second >= 0
            && second < 60;
    if (!isTime || day > YearMonth.of(year, month).lengthOfMonth()) {
      return null;
    }
    if (text.length() == COMMON.length()) {
      return ZonedDateTime.of(year, month, day, hour, minute, second, 0, zone).toInstant();
    }
    int nanos = isCommon ? -1 : nanosBeforeUtc(text);
    return nanos < 0
        ? null
        : LocalDateTime.of(year, month, day, hour, minute, second, nanos).toInstant(ZoneOffset.UTC);
  }

  /** The fraction of a second that stands before a closing Z; -1 where anything else follows. */
  private static int nanosBeforeUtc(String text) {
    int end = text.length() - 1;
    if (text.charAt(end) != 'Z') {
      return -1;
    }
    int from = COMMON.length();
    if (from == end) {
      return 0;
    }
    int places = end - from - 1;
    if (text.charAt(from) != '.' || places < 1 || places > MOST_PLACES) {
      return -1;
    }
    int nanos = digits(text, from + 1, end);
    for (int i = places; nanos > 0 && i < MOST_PLACES; i++) {
      nanos *= 10;
    }
    // The engine counts in microseconds.
    return nanos < 0 ? -1 : nanos / 1000 * 1000;
  }

  /** The number that these digits are; -1 where one of them is none. */
  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }
}
