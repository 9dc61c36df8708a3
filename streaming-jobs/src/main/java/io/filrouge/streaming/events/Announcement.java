package io.filrouge.streaming.events;

import io.filrouge.domain.reactivation.Outage;

/**
 * What everybody is told: one of the two.
 *
 * @param change of a campaign, as HOCON or JSON, or null
 * @param outage or null
 */
public record Announcement(String change, Outage outage) {

  public static Announcement of(String change) {
    return new Announcement(change, null);
  }

  public static Announcement of(Outage outage) {
    return new Announcement(null, outage);
  }
}
