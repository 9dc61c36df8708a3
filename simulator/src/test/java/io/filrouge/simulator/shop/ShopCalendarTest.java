package io.filrouge.simulator.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The map from steady days to the calendar. */
final class ShopCalendarTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
  private static final LocalDate TO = LocalDate.of(2025, 12, 31);

  @Test
  void withoutSeasonsASteadyDayIsADayOfTheCalendar() {
    ShopCalendar calendar = new ShopCalendar(FROM, TO, PARIS, 0);

    assertThat(calendar.steadyDays()).isCloseTo(731, within(1e-9));
    assertThat(calendar.localTime(calendar.momentAt(100.5)).toLocalDate())
        .isEqualTo(FROM.plusDays(100));
  }

  @Test
  void neverRunsBackwards() {
    ShopCalendar calendar = new ShopCalendar(FROM, TO, PARIS, 1);
    long before = Long.MIN_VALUE;
    for (double day = 0; day <= calendar.steadyDays(); day += 0.01) {
      long moment = calendar.momentAt(day);
      assertThat(moment).isGreaterThanOrEqualTo(before);
      before = moment;
    }
    assertThat(before).isLessThan(calendar.endMillis());
  }

  @Test
  void beginsAndEndsWithTheSpanInTheShopsZone() {
    ShopCalendar calendar = new ShopCalendar(FROM, TO, PARIS, 0.5);

    assertThat(Instant.ofEpochMilli(calendar.momentAt(0))).isEqualTo("2023-12-31T23:00:00Z");
    assertThat(Instant.ofEpochMilli(calendar.endMillis())).isEqualTo("2025-12-31T23:00:00Z");
  }

  @Test
  void givesSaturdaysAndDecembersTheirShare() {
    ShopCalendar calendar = new ShopCalendar(FROM, TO, PARIS, 1);
    int saturdays = 0;
    int sundays = 0;
    int decembers = 0;
    int februaries = 0;
    int count = 100_000;
    for (int i = 0; i < count; i++) {
      LocalDate day =
          calendar
              .localTime(calendar.momentAt(calendar.steadyDays() * (i + 0.5) / count))
              .toLocalDate();
      saturdays += day.getDayOfWeek() == DayOfWeek.SATURDAY ? 1 : 0;
      sundays += day.getDayOfWeek() == DayOfWeek.SUNDAY ? 1 : 0;
      decembers += day.getMonthValue() == 12 ? 1 : 0;
      februaries += day.getMonthValue() == 2 ? 1 : 0;
    }
    // Weights 1.30 to 0.85 a day, and 1.41 to 0.82 a day over 62 and 57 days.
    assertThat((double) saturdays / sundays).isCloseTo(1.30 / 0.85, within(0.05));
    assertThat((double) decembers / februaries).isCloseTo(1.41 * 62 / (0.82 * 57), within(0.05));
  }

  @Test
  void knowsNoHourThatTheClockChangeLeftOut() {
    LocalDate change = LocalDate.of(2025, 3, 30);
    ShopCalendar calendar = new ShopCalendar(change, change.plusDays(40), PARIS, 0);
    for (int i = 0; i < 10_000; i++) {
      assertThat(calendar.localTime(calendar.momentAt(i / 10_000.0)).getHour()).isNotEqualTo(2);
    }
  }
}
