package io.filrouge.domain.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.carts.Weeks;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages are counted by calendar day and week of the person's own zone. */
class FrequencyCapsTest {

  @ParameterizedTest(name = "{1} after {0}, {2} a day and {3} a week in {4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -                             | wed-12:00     | 1 | 3 | UTC                 | false
          -                             | wed-12:00     | 0 | 3 | UTC                 | true
          -                             | wed-12:00     | 1 | 0 | UTC                 | true
          wed-00:00                     | wed-12:00     | 1 | 3 | UTC                 | true
          tue-23:59:59.999              | wed-12:00     | 1 | 3 | UTC                 | false
          wed-11:00                     | wed-12:00     | 2 | 3 | UTC                 | false
          wed-23:00                     | wed-12:00     | 1 | 3 | UTC                 | true
          mon-10:00 tue-10:00 wed-10:00 | thu-12:00     | 1 | 3 | UTC                 | true
          mon-10:00 tue-10:00 wed-10:00 | sun-23:59     | 1 | 3 | UTC                 | true
          mon-10:00 tue-10:00 wed-10:00 | mon2-00:00    | 1 | 3 | UTC                 | false
          mon2-10:00 tue2-10:00         | sun-12:00     | 1 | 1 | UTC                 | false
          sun-22:59                     | sun-23:30     | 1 | 9 | Europe/Paris        | false
          sun-23:00                     | sun-23:30     | 1 | 9 | Europe/Paris        | true
          sun-22:59                     | sun-23:30     | 9 | 1 | Europe/Paris        | false
          sun-22:59                     | sun-23:30     | 9 | 1 | UTC                 | true
          mon-03:00                     | mon-12:00     | 1 | 9 | America/Los_Angeles | false
          mon-08:00                     | mon-12:00     | 1 | 9 | America/Los_Angeles | true
          """)
  void areReached(
      String sent, String moment, int daily, int weekly, String zone, boolean areReached) {
    List<Long> sentAt =
        sent == null ? List.of() : Arrays.stream(sent.split(" ", -1)).map(Weeks::at).toList();

    FrequencyCaps caps = new FrequencyCaps(daily, weekly);

    assertThat(caps.areReached(sentAt, Instant.ofEpochMilli(Weeks.at(moment)), ZoneId.of(zone)))
        .isEqualTo(areReached);
  }

  @Test
  void countADayOfTwentyFiveHoursAsOne() {
    ZoneId paris = ZoneId.of("Europe/Paris");
    long first = Instant.parse("2026-10-24T22:00:00Z").toEpochMilli();
    Instant lastHour = Instant.parse("2026-10-25T22:59:59Z");
    FrequencyCaps caps = new FrequencyCaps(1, 9);

    assertThat(caps.areReached(List.of(first), lastHour, paris)).isTrue();
    assertThat(caps.areReached(List.of(first), lastHour.plusSeconds(1), paris)).isFalse();
  }
}
