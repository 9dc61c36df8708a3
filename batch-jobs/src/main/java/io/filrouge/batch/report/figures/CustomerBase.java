package io.filrouge.batch.report.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The customers of a night, as a small cube.
 *
 * @param asOf the night of {@code customer_360}; empty where it was never published
 */
public record CustomerBase(Optional<LocalDate> asOf, List<Cell> cells) {
  /** Tenths of the customers, by value; the last one holds the most valuable. */
  public static final int TENTHS = 10;

  public CustomerBase {
    cells = List.copyOf(cells);
  }

  /**
   * Customers who are alike.
   *
   * @param recency RFM score, 1 to 5; 0 for prospects
   * @param frequency RFM score, 1 to 5; 0 for prospects
   * @param tenth by expected value, 1 to 10
   * @param netAmount what they have bought
   * @param value what is expected of them over the horizon
   * @param valueVariance of that sum, where customers buy independently of each other
   * @param active those of them who bought within the window
   * @param expectedChurn of the active ones, the sum of their probabilities of no further purchase
   * @param byEmail those who allow e-mail
   */
  public record Cell(
      String stage,
      int recency,
      int frequency,
      int tenth,
      long customers,
      double netAmount,
      double value,
      double valueVariance,
      long active,
      double expectedChurn,
      long byEmail,
      long bySms,
      long byPush) {}

  public long customers() {
    return count(Cell::customers);
  }

  public long count(ToLongFunction<Cell> of) {
    return cells.stream().mapToLong(of).sum();
  }

  public double total(ToDoubleFunction<Cell> of) {
    return cells.stream().mapToDouble(of).sum();
  }

  /** The part of the customers that fulfils a condition. */
  public CustomerBase where(Predicate<Cell> condition) {
    return new CustomerBase(asOf, cells.stream().filter(condition).toList());
  }

  public CustomerBase inStage(String stage) {
    return where(cell -> cell.stage().equals(stage));
  }
}
