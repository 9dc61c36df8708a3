package io.filrouge.batch.deliveries;

import java.time.LocalDate;
import java.util.Locale;

/** How a delivery ended, in words for the last lines of a command. */
public record Delivered(String line) {

  static Delivered of(PostgresTarget target, long sent, Merged merged) {
    return new Delivered(
        String.format(
            Locale.ROOT,
            "%s: %,d rows sent, %,d changed and %,d left in %s at %s",
            target.name(),
            sent,
            merged.changed(),
            merged.left(),
            target.table(),
            target.access()));
  }

  static Delivered newerIsThere(PostgresTarget target, LocalDate there) {
    return new Delivered(
        target.name()
            + ": nothing sent, "
            + target.table()
            + " at "
            + target.access()
            + " holds the newer night "
            + there);
  }
}
