package io.filrouge.domain.choice;

import io.filrouge.domain.purchases.Origin;
import io.filrouge.domain.purchases.OriginCategories;
import io.filrouge.domain.purchases.OriginCells;
import io.filrouge.domain.season.PurchaseDays;
import java.util.Map;
import java.util.TreeMap;

/** The days on which each of some customers bought, by whence and when they came. */
public final class OriginDays {
  private final PurchaseDays all;
  private final Map<Origin, PurchaseDays> byOrigin;

  private OriginDays(PurchaseDays all, Map<Origin, PurchaseDays> byOrigin) {
    this.all = all;
    this.byOrigin = byOrigin;
  }

  /** Starts with nobody. */
  public static Builder builder() {
    return new Builder();
  }

  /** The days of everybody. */
  public PurchaseDays all() {
    return all;
  }

  /** The days of the customers of each origin. */
  Map<Origin, PurchaseDays> byOrigin() {
    return byOrigin;
  }

  /** What had been bought by the end of a day. */
  OriginDays until(int day) {
    Map<Origin, PurchaseDays> known = new TreeMap<>();
    byOrigin.forEach(
        (origin, days) -> {
          PurchaseDays until = days.until(day);
          if (until.customerCount() > 0) {
            known.put(origin, until);
          }
        });
    return new OriginDays(all.until(day), known);
  }

  /** The categories into which the customers fall. */
  OriginCategories categories(double smallestShare) {
    Map<Origin, Long> customers = new TreeMap<>();
    byOrigin.forEach((origin, days) -> customers.put(origin, (long) days.customerCount()));
    return new OriginCategories(customers, smallestShare);
  }

  /** The histories as of the end of a day, by the calendar, in the unit of the models. */
  OriginCells cells(OriginCategories categories, int asOf, double daysPerUnit) {
    OriginCells.Builder cells = OriginCells.builder(categories);
    byOrigin.forEach(
        (origin, days) -> {
          for (int i = 0; i < days.customerCount(); i++) {
            cells.add(
                origin,
                days.count(i) - 1,
                (days.last(i) - days.first(i)) / daysPerUnit,
                (asOf - days.first(i)) / daysPerUnit,
                1);
          }
        });
    return cells.build();
  }

  /** Gathers customers. */
  public static final class Builder {
    private final PurchaseDays.Builder all = PurchaseDays.builder();
    private final Map<Origin, PurchaseDays.Builder> byOrigin = new TreeMap<>();

    private Builder() {}

    /**
     * Adds a customer.
     *
     * @param days one or more, in any order, none of them twice
     */
    public Builder add(Origin origin, int... days) {
      all.add(days);
      byOrigin.computeIfAbsent(origin, some -> PurchaseDays.builder()).add(days);
      return this;
    }

    /** All of them, in an order that depends on nothing but themselves. */
    public OriginDays build() {
      Map<Origin, PurchaseDays> built = new TreeMap<>();
      byOrigin.forEach((origin, days) -> built.put(origin, days.build()));
      return new OriginDays(all.build(), built);
    }
  }
}
