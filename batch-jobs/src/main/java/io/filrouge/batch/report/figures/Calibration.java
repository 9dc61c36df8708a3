package io.filrouge.batch.report.figures;

import java.time.LocalDate;
import java.util.List;

/**
 * What a model foretold at a cutoff and what came, by tenths of the customers.
 *
 * @param score ltv or churn
 * @param target what is foretold: orders, amount or no_purchase
 */
public record Calibration(
    LocalDate cutoff,
    String score,
    String target,
    String model,
    int horizonDays,
    List<Tenth> tenths) {

  public Calibration {
    tenths = List.copyOf(tenths);
  }

  /**
   * A tenth of the customers, by what was foretold.
   *
   * @param predicted mean of what was foretold
   * @param observed mean of what came
   * @param low lower end of the interval of {@code observed}; it where there is none
   * @param high upper end of it
   */
  public record Tenth(
      int number, long customers, double predicted, double observed, double low, double high) {}
}
