package io.filrouge.domain.purchases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The CDNOW 1/10 sample, summarised from its raw orders: weeks are days / 7, orders of one customer
 * on one day are one, calibration ends with 1997-09-30, the hold-out is the 39 weeks after it.
 */
final class Cdnow {

  static final double HOLD_OUT_WEEKS = 39;

  private static final LocalDate CUTOFF = LocalDate.of(1997, 9, 30);

  /**
   * One customer; {@code meanSpend} is over the repeat purchases, 0 without any, {@code
   * logIntervals} the sum of the logarithms of the weeks between them.
   */
  record Customer(
      int x, double recency, double age, double meanSpend, int heldOut, double logIntervals) {}

  private Cdnow() {}

  /** All customers in the order of their sample id; skips the calling test without the file. */
  static List<Customer> customers() {
    Map<Integer, TreeMap<LocalDate, Double>> spendByDay = new TreeMap<>();
    for (String line : lines("cdnow/CDNOW_sample.txt")) {
      String[] fields = line.trim().split("\\s+", -1);
      LocalDate day = LocalDate.parse(fields[2], DateTimeFormatter.BASIC_ISO_DATE);
      spendByDay
          .computeIfAbsent(Integer.valueOf(fields[1]), id -> new TreeMap<>())
          .merge(day, Double.valueOf(fields[4]), Double::sum);
    }
    return spendByDay.values().stream().map(Cdnow::customer).toList();
  }

  /** All customers from the published summary with two decimals, without the hold-out. */
  static List<Customer> roundedCustomers() {
    return lines("cdnow/cdnow_customers_summary_with_transactions.csv").stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(
            fields ->
                new Customer(
                    Integer.parseInt(fields[1]),
                    Double.parseDouble(fields[2]),
                    Double.parseDouble(fields[3]),
                    Double.parseDouble(fields[4]),
                    0,
                    Double.NaN))
        .toList();
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(SharedData.file(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PurchaseCells purchaseCells(List<Customer> customers) {
    PurchaseCellsBuilder builder = PurchaseCells.builder();
    customers.forEach(c -> builder.add(c.x(), c.recency(), c.age()));
    return builder.build();
  }

  static SpendCells spendCells(List<Customer> customers) {
    SpendCells.Builder builder = SpendCells.builder();
    customers.forEach(c -> builder.add(c.x(), c.meanSpend()));
    return builder.build();
  }

  private static Customer customer(NavigableMap<LocalDate, Double> spendByDay) {
    LocalDate first = spendByDay.firstKey();
    var repeats = spendByDay.subMap(first, false, CUTOFF, true);
    LocalDate last = repeats.isEmpty() ? first : repeats.lastKey();
    return new Customer(
        repeats.size(),
        weeks(first, last),
        weeks(first, CUTOFF),
        repeats.values().stream().mapToDouble(amount -> amount).average().orElse(0),
        spendByDay.tailMap(CUTOFF, false).size(),
        repeats.keySet().stream()
            .mapToDouble(day -> Math.log(weeks(spendByDay.lowerKey(day), day)))
            .sum());
  }

  private static double weeks(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to) / 7.0;
  }
}
