package io.filrouge.domain.carts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Moments in short, in UTC: {@code tue-10:00} lies in the week from Monday, 2 March 2026, and
 * {@code tue3-10:00} two weeks later.
 */
public final class Weeks {
  private static final LocalDate FIRST_MONDAY = LocalDate.of(2026, 3, 2);
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final int LETTERS = 3;

  private Weeks() {}

  /** Epoch milliseconds of a moment. */
  public static long at(String moment) {
    String[] parts = moment.split("-", 2);
    int week = parts[0].length() > LETTERS ? Integer.parseInt(parts[0].substring(LETTERS)) : 1;
    int day = DAYS.indexOf(parts[0].substring(0, LETTERS));
    return FIRST_MONDAY
        .plusDays((week - 1) * 7L + day)
        .atTime(LocalTime.parse(parts[1]))
        .toInstant(ZoneOffset.UTC)
        .toEpochMilli();
  }

  public static String text(long moment) {
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(moment), ZoneOffset.UTC);
    long days = ChronoUnit.DAYS.between(FIRST_MONDAY, time.toLocalDate());
    String week = days < 7 ? "" : String.valueOf(days / 7 + 1);
    return DAYS.get((int) (days % 7)) + week + "-" + time.toLocalTime();
  }
}
