package io.filrouge.simulator.delivery;

import io.filrouge.simulator.chance.Draws;
import io.filrouge.simulator.shop.ShopCalendar;
import java.time.LocalDate;

/**
 * Puts good rows into a parcel on the day they become known, at times twice, at times with a broken
 * one. What it draws does not depend on the window, so that two windows add up to their union.
 */
final class Packing {
  private static final int MOST_DAYS_TO_SECOND_DELIVERY = 10;

  private final ShopCalendar calendar;
  private final DeliveryWindow window;
  private final DefectRates rates;
  private final Parcel parcel;

  Packing(ShopCalendar calendar, DeliveryWindow window, DefectRates rates, Parcel parcel) {
    this.calendar = calendar;
    this.window = window;
    this.rates = rates;
    this.parcel = parcel;
  }

  void pack(Row row, Draws draws) {
    LocalDate day = calendar.localTime(row.knownAt()).toLocalDate();
    int file = window.file(day);
    String line = row.entity().line(row.values());
    if (file >= 0) {
      parcel.add(new FileSlot(row.entity(), file), line).good(row.isLate());
    }
    if (draws.chance(rates.duplicate())) {
      int days = draws.chance(0.5) ? 0 : 1 + draws.below(MOST_DAYS_TO_SECOND_DELIVERY);
      packAgain(row, line, window.file(day.plusDays(days)));
    }
    if (draws.chance(rates.broken())) {
      packBroken(row, file, draws);
    }
  }

  private void packAgain(Row row, String line, int file) {
    if (file < 0) {
      return;
    }
    FileSlot slot = new FileSlot(row.entity(), file);
    parcel.add(slot, line).duplicate();
    parcel.addTruth(TruthTable.DUPLICATES, row.entity().folder(), slot.name(window), row.key());
  }

  private void packBroken(Row row, int file, Draws draws) {
    Fault fault = Fault.draw(row.entity(), draws);
    String line = fault.line(row, draws);
    if (file < 0) {
      return;
    }
    FileSlot slot = new FileSlot(row.entity(), file);
    parcel.add(slot, line).broken();
    parcel.addTruth(
        TruthTable.BROKEN_ROWS,
        row.entity().folder(),
        slot.name(window),
        Fault.brokenId(row.key()),
        fault.label(),
        fault.column(),
        fault.reason(),
        line);
  }
}
