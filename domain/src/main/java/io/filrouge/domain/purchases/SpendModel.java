package io.filrouge.domain.purchases;

import java.io.Serializable;

/**
 * What a fitted model of spend says about one customer's orders.
 *
 * <p>A customer is {@code x} repeat purchases and {@code meanSpend}, the mean amount of those
 * repeat purchases. With {@code x = 0} the mean spend is ignored and the population speaks. Every
 * answer is finite and not negative; a mean spend below zero counts as zero.
 */
public interface SpendModel extends Serializable {

  /** The name the model has in tables: {@code gamma-gamma} or {@code mean-spend}. */
  String name();

  /** What is known of the customer's orders to come. */
  SpendPosterior posterior(int x, double meanSpend);

  /** The expected amount of each order to come. */
  default double expectedSpend(int x, double meanSpend) {
    return posterior(x, meanSpend).mean();
  }

  /** The expected amount of an order of a customer of whom nothing is known. */
  default double populationMean() {
    return posterior(0, 0).mean();
  }

  /**
   * The amount that the customer's own long-run mean spend does not exceed with {@code
   * probability}, between 0 and 1, both excluded.
   */
  default double spendQuantile(int x, double meanSpend, double probability) {
    return posterior(x, meanSpend).quantile(probability);
  }
}
