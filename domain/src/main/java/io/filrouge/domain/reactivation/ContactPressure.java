package io.filrouge.domain.reactivation;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Until when the caps forbid to write to somebody again, from what they were sent.
 *
 * <p>The tool that sends what the stream decided may tell of it once more. Of the decisions and the
 * reports of one campaign and day the more numerous count, so that neither twice as much is counted
 * nor what only one of them knows is forgotten.
 *
 * @param caps messages at most
 */
public record ContactPressure(FrequencyCaps caps) implements Serializable {
  /** What stands for no day at all. */
  public static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

  private record CampaignDay(LocalDate day, String campaign) {}

  /**
   * The first day on which one more message is allowed, {@link #NEVER} for none; empty where that
   * is the day that is asked about.
   *
   * @param contacts what was sent, in any order: that day's week at least
   * @param day when the next message would be sent
   * @param zone the person's own
   */
  public Optional<LocalDate> until(List<Contact> contacts, LocalDate day, ZoneId zone) {
    LocalDate free = caps.freeFrom(sentOn(contacts, zone), day).orElse(NEVER);
    return free.equals(day) ? Optional.empty() : Optional.of(free);
  }

  private static List<LocalDate> sentOn(List<Contact> contacts, ZoneId zone) {
    Map<CampaignDay, Integer> decided = new HashMap<>();
    Map<CampaignDay, Integer> reported = new HashMap<>();
    for (Contact contact : contacts) {
      LocalDate day = Instant.ofEpochMilli(contact.sentAt()).atZone(zone).toLocalDate();
      (contact.isDecision() ? decided : reported)
          .merge(new CampaignDay(day, contact.campaign()), 1, Integer::sum);
    }
    decided.forEach((on, count) -> reported.merge(on, count, Math::max));
    List<LocalDate> days = new ArrayList<>();
    reported.forEach((on, count) -> days.addAll(Collections.nCopies(count, on.day())));
    return days;
  }
}
