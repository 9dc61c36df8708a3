package io.filrouge.domain.reactivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a message that would come in quiet hours is sent instead. */
class QuietHoursTest {
  private static final Duration LONGEST_QUIET = Duration.ofHours(49);

  @ParameterizedTest(name = "{1} in {0}-{2}: {3}")
  @CsvSource({
    "21:00, 2026-03-02T20:59:59.999Z, 08:00, 2026-03-02T20:59:59.999Z",
    "21:00, 2026-03-02T21:00:00Z, 08:00, 2026-03-03T08:00:00Z",
    "21:00, 2026-03-02T23:59:59Z, 08:00, 2026-03-03T08:00:00Z",
    "21:00, 2026-03-03T00:00:00Z, 08:00, 2026-03-03T08:00:00Z",
    "21:00, 2026-03-03T07:59:59.999Z, 08:00, 2026-03-03T08:00:00Z",
    "21:00, 2026-03-03T08:00:00Z, 08:00, 2026-03-03T08:00:00Z",
    "12:00, 2026-03-02T11:59:00Z, 14:00, 2026-03-02T11:59:00Z",
    "12:00, 2026-03-02T12:00:00Z, 14:00, 2026-03-02T14:00:00Z",
    "12:00, 2026-03-02T13:59:00Z, 14:00, 2026-03-02T14:00:00Z",
    "12:00, 2026-03-02T14:00:00Z, 14:00, 2026-03-02T14:00:00Z",
    "00:00, 2026-03-02T06:00:00Z, 08:00, 2026-03-02T08:00:00Z",
    "21:00, 2026-03-02T23:00:00Z, 00:00, 2026-03-03T00:00:00Z",
    "08:00, 2026-03-02T08:00:00Z, 08:00, 2026-03-02T08:00:00Z",
    "00:01, 2026-03-02T00:01:00Z, 00:00, 2026-03-03T00:00:00Z",
  })
  void endAt(LocalTime from, Instant moment, LocalTime to, Instant end) {
    assertThat(new QuietHours(from, to).endAfter(moment, ZoneOffset.UTC)).isEqualTo(end);
  }

  @ParameterizedTest(name = "{0}: {3} in {1}-{2} ends {4}")
  @CsvSource({
    // The night is an hour shorter, or longer.
    "Europe/Paris, 21:00, 08:00, 2026-03-28T21:00:00Z, 2026-03-29T06:00:00Z",
    "Europe/Paris, 21:00, 08:00, 2026-10-24T21:00:00Z, 2026-10-25T07:00:00Z",
    // 02:30 is skipped: quiet until the clock jumps past it.
    "Europe/Paris, 21:00, 02:30, 2026-03-28T21:00:00Z, 2026-03-29T01:00:00Z",
    // The whole window is skipped.
    "Europe/Paris, 02:10, 02:50, 2026-03-29T00:59:59Z, 2026-03-29T00:59:59Z",
    "Europe/Paris, 02:10, 02:50, 2026-03-29T01:00:00Z, 2026-03-29T01:00:00Z",
    // 02:30 comes twice: between the two it is not quiet until the clock goes back behind it.
    "Europe/Paris, 21:00, 02:30, 2026-10-24T21:00:00Z, 2026-10-25T00:30:00Z",
    "Europe/Paris, 21:00, 02:30, 2026-10-25T01:00:00Z, 2026-10-25T01:30:00Z",
    "Europe/Paris, 21:00, 02:30, 2026-10-25T00:45:00Z, 2026-10-25T00:45:00Z",
    // A window of the hour that comes twice holds twice.
    "Europe/Paris, 02:10, 02:50, 2026-10-25T00:20:00Z, 2026-10-25T00:50:00Z",
    "Europe/Paris, 02:10, 02:50, 2026-10-25T01:20:00Z, 2026-10-25T01:50:00Z",
    // Of an end that comes twice the first that lies ahead counts.
    "Europe/Paris, 01:00, 02:59, 2026-10-25T00:10:00Z, 2026-10-25T00:59:00Z",
    // Half an hour only.
    "Australia/Lord_Howe, 21:00, 02:15, 2026-10-03T15:00:00Z, 2026-10-03T15:30:00Z",
    "Australia/Lord_Howe, 21:00, 01:45, 2026-04-04T14:40:00Z, 2026-04-04T14:45:00Z",
    "Asia/Kathmandu, 21:00, 08:00, 2026-03-02T16:00:00Z, 2026-03-03T02:15:00Z",
  })
  void mindsTheClock(String zone, LocalTime from, LocalTime to, Instant moment, Instant end) {
    assertThat(new QuietHours(from, to).endAfter(moment, ZoneId.of(zone))).isEqualTo(end);
  }

  /** Around both changes of the clock of every zone on earth, and once where there is none. */
  @Test
  void endsInTimeAndNotQuietInEveryZone() {
    List<QuietHours> windows =
        List.of(window("21:00", "08:00"), window("01:15", "02:30"), window("23:30", "00:30"));
    for (String name : ZoneId.getAvailableZoneIds()) {
      ZoneId zone = ZoneId.of(name);
      for (Instant start : interesting(zone)) {
        for (QuietHours hours : windows) {
          for (int minutes = 0; minutes < 48 * 60; minutes += 23) {
            Instant moment = start.plus(Duration.ofMinutes(minutes));
            Instant end = hours.endAfter(moment, zone);

            assertThat(hours.hold(end, zone)).as("%s %s %s", zone, hours, moment).isFalse();
            assertThat(end).as("%s %s", zone, hours).isBetween(moment, moment.plus(LONGEST_QUIET));
            assertThat(hours.hold(moment, zone)).isEqualTo(end.isAfter(moment));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Paris",
        "America/New_York",
        "America/Santiago",
        "Australia/Lord_Howe",
        "Africa/Cairo",
        "Asia/Beirut",
        "Atlantic/Azores",
        "America/Asuncion",
        "Asia/Kathmandu",
        "Pacific/Chatham",
        "Antarctica/Troll",
      })
  void isTheFirstAllowedMinute(String name) {
    ZoneId zone = ZoneId.of(name);
    Random random = new Random(20_260_329);
    for (Instant start : interesting(zone)) {
      for (int i = 0; i < 150; i++) {
        QuietHours hours = new QuietHours(minute(random), minute(random));
        Instant moment = start.plus(Duration.ofMinutes(random.nextInt(48 * 60)));

        assertThat(hours.endAfter(moment, zone))
            .as("%s %s", hours, moment)
            .isEqualTo(firstAllowed(hours, moment, zone));
      }
    }
  }

  @Test
  void areNoneWhereTheyEndAsTheyBegin() {
    Instant moment = Instant.parse("2026-03-02T03:00:00Z");

    assertThat(QuietHours.NONE.endAfter(moment, ZoneOffset.UTC)).isEqualTo(moment);
  }

  @Test
  void endEvenWhereAllButAMinuteIsQuiet() {
    ZoneId paris = ZoneId.of("Europe/Paris");
    QuietHours hours = window("02:31", "02:30");

    assertThatCode(() -> hours.endAfter(Instant.parse("2026-03-28T01:31:00Z"), paris))
        .doesNotThrowAnyException();
    assertThat(hours.endAfter(Instant.parse("2026-03-28T01:31:00Z"), paris))
        .isEqualTo("2026-03-30T00:30:00Z");
  }

  private static Instant firstAllowed(QuietHours hours, Instant moment, ZoneId zone) {
    Instant at = moment;
    while (hours.hold(at, zone)) {
      at = at.plus(Duration.ofMinutes(1));
    }
    return at;
  }

  /** A day before each change of the clock in 2026; without one, any day. */
  private static List<Instant> interesting(ZoneId zone) {
    List<Instant> starts = new ArrayList<>();
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    ZoneOffsetTransition change = zone.getRules().nextTransition(at);
    while (change != null && change.getDateTimeBefore().getYear() == 2026) {
      starts.add(change.getInstant().minus(Duration.ofDays(1)));
      change = zone.getRules().nextTransition(change.getInstant());
    }
    if (starts.isEmpty()) {
      starts.add(Year.of(2026).atMonth(6).atDay(1).atStartOfDay(zone).toInstant());
    }
    return starts;
  }

  private static LocalTime minute(Random random) {
    return LocalTime.MIDNIGHT.plusMinutes(random.nextInt(24 * 60));
  }

  private static QuietHours window(String from, String to) {
    return new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
  }
}
