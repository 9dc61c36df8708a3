package io.filrouge.domain.reactivation;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Objects;

/**
 * The part of a person's day in which nothing is sent to them.
 *
 * @param from its first minute
 * @param to the first minute after it; equal to {@code from}: no quiet hours
 */
public record QuietHours(LocalTime from, LocalTime to) implements Serializable {
  public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  public QuietHours {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  /** Whether a moment lies in them. */
  public boolean hold(Instant moment, ZoneId zone) {
    return isQuiet(moment.atZone(zone).toLocalTime());
  }

  /**
   * The first moment at or after {@code moment} that is not quiet. Clocks that are changed in
   * between are minded: a quiet end that the clock skips is the moment of the change, and of one
   * that comes twice the first that lies ahead counts.
   */
  public Instant endAfter(Instant moment, ZoneId zone) {
    Instant at = moment;
    while (hold(at, zone)) {
      Instant end = nextEnd(at, zone);
      ZoneOffsetTransition change = zone.getRules().nextTransition(at);
      at = change != null && change.getInstant().isBefore(end) ? change.getInstant() : end;
    }
    return at;
  }

  private boolean isQuiet(LocalTime time) {
    if (from.equals(to)) {
      return false;
    }
    if (from.isBefore(to)) {
      return !time.isBefore(from) && time.isBefore(to);
    }
    return !time.isBefore(from) || time.isBefore(to);
  }

  // The next moment at which a clock that is not changed before it shows the end.
  private Instant nextEnd(Instant at, ZoneId zone) {
    ZoneOffset offset = zone.getRules().getOffset(at);
    LocalDate today = at.atOffset(offset).toLocalDate();
    Instant end = today.atTime(to).toInstant(offset);
    return end.isAfter(at) ? end : today.plusDays(1).atTime(to).toInstant(offset);
  }
}
