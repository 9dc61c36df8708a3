package io.filrouge.batch.report.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.report.figures.PurchaseTally.Cohort;
import io.filrouge.batch.report.figures.PurchaseTally.Point;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PurchaseTallyTest {
  private static final LocalDate NIGHT = LocalDate.parse("2025-12-31");
  private static final int WINDOW = 30;

  @Test
  void tellsWhoIsActiveWhoStayedAndWhoBoughtAgain() {
    PurchaseTally tally =
        tally(
            days("2025-10-15", "2025-11-20", "2025-12-20"),
            days("2025-11-10"),
            days("2025-12-02", "2025-12-31"),
            days("2025-06-01"));

    Point night = last(tally);
    assertThat(night).isEqualTo(new Point(NIGHT, 4, 2, 2, 2, 1));
  }

  @Test
  void countsTheFirstDayOfAWindowAndNotTheOneBefore() {
    assertThat(last(tally(days("2025-12-02"))).active()).isEqualTo(1);
    assertThat(last(tally(days("2025-12-01"))).active()).isZero();
  }

  @Test
  void tellsNoPointWithoutAWholeWindowBehindIt() {
    PurchaseTally tally = tally(days("2025-11-12", "2025-12-30"));

    // Windows of 30 days that end on 31, 24 and 17 December begin after the first purchase.
    assertThat(tally.points())
        .extracting(Point::day)
        .containsExactly(LocalDate.parse("2025-12-17"), LocalDate.parse("2025-12-24"), NIGHT);
    assertThat(tally.points()).extracting(Point::activeBefore).containsExactly(0L, 0L, 0L);
  }

  @Test
  void tellsTheNightEvenWhereNobodyBought() {
    assertThat(tally().points()).containsExactly(new Point(NIGHT, 0, 0, 0, 0, 0));
    assertThat(tally().cohorts()).isEmpty();
  }

  @Test
  void countsACustomerOnceAMonthInTheCohortOfTheFirstPurchase() {
    PurchaseTally tally =
        tally(
            days("2025-10-03", "2025-10-30", "2025-12-01", "2025-12-24"),
            days("2025-10-09", "2025-11-30"),
            days("2025-12-31"),
            days("2024-11-30", "2025-12-05"));

    assertThat(tally.cohorts())
        .containsExactly(
            new Cohort(YearMonth.of(2025, 10), List.of(2L, 1L, 1L)),
            new Cohort(YearMonth.of(2025, 12), List.of(1L)));
  }

  @Test
  void addsUpWhateverPartTheCustomersAreIn() {
    Random random = new Random(7);
    List<int[]> customers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      customers.add(
          IntStream.range(0, 1 + random.nextInt(8))
              .map(day -> (int) NIGHT.toEpochDay() - random.nextInt(500))
              .distinct()
              .toArray());
    }
    PurchaseTally whole = tally(customers.toArray(int[][]::new));
    PurchaseTally parts =
        tally(customers.subList(0, 70).toArray(int[][]::new))
            .merge(tally(customers.subList(70, 200).toArray(int[][]::new)));

    assertThat(parts.points()).isEqualTo(whole.points());
    assertThat(parts.cohorts()).isEqualTo(whole.cohorts());
    for (Point point : whole.points()) {
      long end = point.day().toEpochDay();
      assertThat(point.active())
          .isEqualTo(
              customers.stream()
                  .filter(
                      days -> IntStream.of(days).anyMatch(day -> day <= end && day > end - WINDOW))
                  .count());
      assertThat(point.repeatBuyers())
          .isEqualTo(
              customers.stream()
                  .filter(days -> IntStream.of(days).filter(day -> day <= end).count() > 1)
                  .count());
      assertThat(point.retained()).isLessThanOrEqualTo(point.activeBefore());
    }
  }

  private static Point last(PurchaseTally tally) {
    return tally.points().get(tally.points().size() - 1);
  }

  private static PurchaseTally tally(int[]... customers) {
    PurchaseTally tally = new PurchaseTally(NIGHT, WINDOW);
    for (int[] customer : customers) {
      tally.add(customer);
    }
    return tally;
  }

  private static int[] days(String... days) {
    return List.of(days).stream()
        .mapToInt(day -> (int) LocalDate.parse(day).toEpochDay())
        .toArray();
  }
}
