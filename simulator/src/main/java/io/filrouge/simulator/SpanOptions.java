package io.filrouge.simulator;

import io.filrouge.simulator.delivery.DeliveryWindow;
import io.filrouge.simulator.shop.ShopCalendar;
import java.time.LocalDate;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** When the shop is open, and which deliveries of it are written. */
final class SpanOptions {
  private static final int FEWEST_DAYS = 28;
  private static final int MOST_YEARS = 10;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      defaultValue = "2024-01-01",
      description = "The shop's first day (default: ${DEFAULT-VALUE}).")
  LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      defaultValue = "2025-12-31",
      description = "The shop's last day (default: ${DEFAULT-VALUE}).")
  LocalDate to;

  @Option(
      names = "--deliver-from",
      paramLabel = "DATE",
      description = "Write only what the shop learns of from this day on (default: --from).")
  LocalDate deliverFrom;

  @Option(
      names = "--deliver-to",
      paramLabel = "DATE",
      description = "Write only what the shop learns of up to this day (default: --to).")
  LocalDate deliverTo;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      defaultValue = "Europe/Paris",
      description = "The shop's time zone (default: ${DEFAULT-VALUE}).")
  ZoneId timeZone;

  @Option(
      names = "--seasonality",
      paramLabel = "SHARE",
      defaultValue = "0.5",
      description =
          "How strongly weeks and years count, 0 not at all to 1 in full "
              + "(default: ${DEFAULT-VALUE}).")
  double seasonality;

  ShopCalendar calendar() {
    if (to.isBefore(from.plusDays(FEWEST_DAYS - 1)) || to.isAfter(from.plusYears(MOST_YEARS))) {
      throw new IllegalArgumentException(
          "Cannot simulate from "
              + from
              + " to "
              + to
              + "; give --to a day from "
              + from.plusDays(FEWEST_DAYS - 1)
              + " to "
              + from.plusYears(MOST_YEARS));
    }
    return new ShopCalendar(from, to, timeZone, seasonality);
  }

  DeliveryWindow window() {
    return new DeliveryWindow(
        deliverFrom == null ? from : deliverFrom, deliverTo == null ? to : deliverTo);
  }
}
