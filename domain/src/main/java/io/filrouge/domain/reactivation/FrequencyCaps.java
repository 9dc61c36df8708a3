package io.filrouge.domain.reactivation;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How many messages one person gets at most, over all campaigns.
 *
 * @param daily in one calendar day
 * @param weekly in one calendar week, Monday to Sunday
 */
public record FrequencyCaps(int daily, int weekly) implements Serializable {

  /**
   * Whether one more message would be too many.
   *
   * @param sentAt epoch milliseconds of what was sent before, in any order
   * @param moment when the next one would be sent
   * @param zone the person's own
   */
  public boolean areReached(List<Long> sentAt, Instant moment, ZoneId zone) {
    return areReachedOn(
        sentAt.stream().map(sent -> Instant.ofEpochMilli(sent).atZone(zone).toLocalDate()).toList(),
        moment.atZone(zone).toLocalDate());
  }

  /**
   * The first day on which one more message is allowed; empty where no day ever is.
   *
   * @param sentOn a day for each message that was sent, in any order
   * @param from the first day that is asked about
   */
  public Optional<LocalDate> freeFrom(List<LocalDate> sentOn, LocalDate from) {
    LocalDate last = sentOn.stream().max(Comparator.naturalOrder()).orElse(from);
    LocalDate end = (last.isAfter(from) ? last : from).plusWeeks(1);
    return from.datesUntil(end.plusDays(1)).filter(day -> !areReachedOn(sentOn, day)).findFirst();
  }

  private boolean areReachedOn(List<LocalDate> sentOn, LocalDate today) {
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    int thisDay = 0;
    int thisWeek = 0;
    for (LocalDate day : sentOn) {
      if (day.equals(today)) {
        thisDay++;
      }
      if (!day.isBefore(monday) && day.isBefore(monday.plusWeeks(1))) {
        thisWeek++;
      }
    }
    return thisDay >= daily || thisWeek >= weekly;
  }
}
