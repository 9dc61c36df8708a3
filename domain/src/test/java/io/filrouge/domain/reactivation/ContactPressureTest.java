package io.filrouge.domain.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.carts.Weeks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contact reads {@code mon-10:00/news} where the tool tells of it, with a star where decided. */
class ContactPressureTest {

  @ParameterizedTest(name = "{1} after {0}, {2} a day and {3} a week in {4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -                                            | wed  | 1 | 3 | UTC          | -
          tue-10:00/news                               | wed  | 1 | 3 | UTC          | -
          wed-10:00/news                               | wed  | 1 | 3 | UTC          | thu
          wed-10:00/news                               | wed  | 2 | 3 | UTC          | -
          mon-10:00/a tue-10:00/b                      | wed  | 1 | 3 | UTC          | -
          mon-10:00/a tue-10:00/b tue-11:00/c          | wed  | 1 | 3 | UTC          | mon2
          mon-10:00/a tue-10:00/b tue-11:00/c          | sun  | 1 | 3 | UTC          | mon2
          mon-10:00/a tue-10:00/b tue-11:00/c          | mon2 | 1 | 3 | UTC          | -
          mon-10:00/a tue-10:00/b mon2-09:00/c         | tue2 | 1 | 1 | UTC          | mon3
          sun-10:00/a mon2-10:00/b                     | sun  | 1 | 1 | UTC          | mon3
          sun-22:59/a                                  | mon2 | 1 | 1 | UTC          | -
          sun-23:30/a                                  | mon2 | 1 | 1 | Europe/Paris | mon3
          mon-10:00/cart* mon-10:05/cart               | tue  | 1 | 2 | UTC          | -
          mon-10:00/cart* mon-10:05/cart               | mon  | 2 | 9 | UTC          | -
          mon-10:00/cart* mon-10:05/news               | tue  | 1 | 2 | UTC          | mon2
          mon-10:00/cart* mon-10:05/                   | tue  | 1 | 2 | UTC          | mon2
          mon-10:00/cart* mon-11:00/cart* mon-11:05/cart | tue | 1 | 2 | UTC         | mon2
          mon-10:00/cart* mon-11:00/cart mon-11:05/cart  | tue | 1 | 2 | UTC         | mon2
          mon-10:00/cart* tue-10:05/cart               | wed  | 1 | 2 | UTC          | mon2
          """)
  void until(String told, String day, int daily, int weekly, String zone, String free) {
    assertThat(
            new ContactPressure(new FrequencyCaps(daily, weekly))
                .until(contacts(told), day(day), ZoneId.of(zone)))
        .isEqualTo(Optional.ofNullable(free).map(ContactPressureTest::day));
  }

  @Test
  void lastsForEverWhereACapIsNothing() {
    assertThat(
            new ContactPressure(new FrequencyCaps(0, 3))
                .until(List.of(), day("mon"), ZoneOffset.UTC))
        .contains(ContactPressure.NEVER);
    assertThat(
            new ContactPressure(new FrequencyCaps(1, 0))
                .until(contacts("mon-10:00/a"), day("mon"), ZoneOffset.UTC))
        .contains(ContactPressure.NEVER);
  }

  /** The day that is told is one on which the stream would send, and no day before it is. */
  @Property(tries = 300)
  void agreesWithWhatTheStreamDecides(@ForAll long seed) {
    Random random = new Random(seed);
    FrequencyCaps caps = new FrequencyCaps(1 + random.nextInt(2), 1 + random.nextInt(3));
    ZoneId zone = ZoneId.of(random.nextBoolean() ? "Pacific/Auckland" : "America/Los_Angeles");
    long monday = Weeks.at("mon-00:00");
    List<Long> sentAt =
        random.longs(random.nextInt(6), monday, monday + 14L * 86_400_000).boxed().toList();
    LocalDate asked = day("mon").plusDays(random.nextInt(14));

    LocalDate told =
        new ContactPressure(caps)
            .until(sentAt.stream().map(at -> new Contact(at, "a", false)).toList(), asked, zone)
            .orElse(asked);

    asked
        .datesUntil(told.plusDays(1))
        .forEach(
            day -> {
              Instant noon = day.atTime(12, 0).atZone(zone).toInstant();
              assertThat(caps.areReached(sentAt, noon, zone)).isEqualTo(day.isBefore(told));
            });
  }

  private static List<Contact> contacts(String told) {
    return told == null
        ? List.of()
        : Arrays.stream(told.split(" +", -1)).map(ContactPressureTest::contact).toList();
  }

  private static Contact contact(String told) {
    String[] parts = told.replace("*", "").split("/", -1);
    return new Contact(
        Weeks.at(parts[0]), parts[1].isEmpty() ? null : parts[1], told.endsWith("*"));
  }

  private static LocalDate day(String name) {
    return Instant.ofEpochMilli(Weeks.at(name + "-12:00")).atZone(ZoneOffset.UTC).toLocalDate();
  }
}
