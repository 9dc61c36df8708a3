package io.filrouge.domain.season;

import io.filrouge.domain.purchases.PurchaseCells;
import io.filrouge.domain.purchases.PurchaseCellsBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The days on which each of some customers bought, as days since 1970. */
public final class PurchaseDays {
  private final List<int[]> customers;

  private PurchaseDays(List<int[]> customers) {
    this.customers = customers;
  }

  /** Starts with nobody. */
  public static Builder builder() {
    return new Builder();
  }

  /** The number of customers. */
  public int customerCount() {
    return customers.size();
  }

  /** The first day on which anybody bought; there must be somebody. */
  int first() {
    return customers.stream().mapToInt(days -> days[0]).min().orElseThrow();
  }

  /** The first day on which a customer bought. */
  public int first(int customer) {
    return customers.get(customer)[0];
  }

  /** The last day on which a customer bought. */
  public int last(int customer) {
    int[] days = customers.get(customer);
    return days[days.length - 1];
  }

  /** The last day on which a customer had bought by the end of a day; there must be one. */
  public int last(int customer, int until) {
    int[] days = customers.get(customer);
    return days[countUntil(days, until) - 1];
  }

  /** On how many days a customer bought. */
  public int count(int customer) {
    return customers.get(customer).length;
  }

  /** On how many days after one, and until the end of another, a customer bought. */
  public int count(int customer, int after, int until) {
    int[] days = customers.get(customer);
    return Math.max(0, countUntil(days, until) - countUntil(days, after));
  }

  /** What had been bought by the end of a day. */
  public PurchaseDays until(int day) {
    List<int[]> known = new ArrayList<>();
    for (int[] days : customers) {
      int count = countUntil(days, day);
      if (count > 0) {
        known.add(count == days.length ? days : Arrays.copyOf(days, count));
      }
    }
    return new PurchaseDays(known);
  }

  /** The histories as of the end of a day, by the calendar, in the unit of the models. */
  public PurchaseCells cells(int asOf, double daysPerUnit) {
    PurchaseCellsBuilder cells = PurchaseCells.builder();
    for (int[] days : customers) {
      cells.add(
          days.length - 1,
          (days[days.length - 1] - days[0]) / daysPerUnit,
          (asOf - days[0]) / daysPerUnit);
    }
    return cells.build();
  }

  /** How many bought for the first time on each day, from a day on. */
  double[] newcomers(int first, int last) {
    double[] counts = new double[last - first + 1];
    for (int[] days : customers) {
      counts[days[0] - first]++;
    }
    return counts;
  }

  /** How many bought again on each day, from a day on. */
  double[] repeats(int first, int last) {
    double[] counts = new double[last - first + 1];
    for (int[] days : customers) {
      for (int i = 1; i < days.length; i++) {
        counts[days[i] - first]++;
      }
    }
    return counts;
  }

  /**
   * How many purchases there were in each of some spans after a day, of those who had bought by its
   * end.
   */
  double[] after(int day, int spanDays, int spans) {
    double[] counts = new double[spans];
    for (int[] days : customers) {
      for (int i = countUntil(days, day); i > 0 && i < days.length; i++) {
        int span = (days[i] - day - 1) / spanDays;
        if (span < spans) {
          counts[span]++;
        }
      }
    }
    return counts;
  }

  private static int countUntil(int[] days, int day) {
    int place = Arrays.binarySearch(days, day);
    return place >= 0 ? place + 1 : -place - 1;
  }

  /** Gathers customers. */
  public static final class Builder {
    private final List<int[]> customers = new ArrayList<>();

    private Builder() {}

    /**
     * Adds a customer.
     *
     * @param days one or more, in any order, none of them twice
     */
    public Builder add(int... days) {
      if (days.length == 0) {
        throw new IllegalArgumentException(
            "Cannot add a customer without a purchase; give a day or more");
      }
      int[] sorted = days.clone();
      Arrays.sort(sorted);
      customers.add(sorted);
      return this;
    }

    /** All of them, in an order that depends on nothing but themselves. */
    public PurchaseDays build() {
      List<int[]> sorted = new ArrayList<>(customers);
      sorted.sort(Arrays::compare);
      return new PurchaseDays(List.copyOf(sorted));
    }
  }
}
