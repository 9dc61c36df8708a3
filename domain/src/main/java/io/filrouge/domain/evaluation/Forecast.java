package io.filrouge.domain.evaluation;

/**
 * What is foretold of one customer.
 *
 * @param value the number of purchases, an amount, or a probability; or only what customers are
 *     ranked by
 * @param low lower end of the 80 % interval; the value itself where there is no interval
 * @param high upper end of it
 */
public record Forecast(double value, double low, double high) {

  /** Without an interval. */
  public static Forecast of(double value) {
    return new Forecast(value, value, value);
  }
}
