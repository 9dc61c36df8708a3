package io.filrouge.domain.reactivation;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

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
    LocalDate today = moment.atZone(zone).toLocalDate();
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    int thisDay = 0;
    int thisWeek = 0;
    for (long sent : sentAt) {
      LocalDate day = Instant.ofEpochMilli(sent).atZone(zone).toLocalDate();
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
