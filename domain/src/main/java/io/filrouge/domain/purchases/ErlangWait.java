package io.filrouge.domain.purchases;

/**
 * What is known of a customer who is alive, in a model where only every k-th event of a Poisson
 * process is a purchase: since the last purchase j events, 0 to k - 1, have gone unseen. With
 * {@code w = (T-t_x)/(alpha+T)} the weight of j is {@code (c)_j / j! w^j}, and given j the rate of
 * events is gamma distributed with shape {@code c + j} and rate {@code alpha + T} (Reutterer,
 * Platzer and Schroeder 2021).
 */
final class ErlangWait {

  private final int k;
  private final double shape;
  private final double scale;
  private final double[] weights;
  private final double total;

  /**
   * @param k how many events make a purchase
   * @param shape c, that of the rate of events as of the last purchase
   * @param scale alpha + T
   * @param share w
   */
  ErlangWait(int k, double shape, double scale, double share) {
    this.k = k;
    this.shape = shape;
    this.scale = scale;
    this.weights = new double[k];
    double weight = 1;
    double sum = 0;
    for (int j = 0; j < k; j++) {
      weights[j] = weight;
      sum += weight;
      weight *= (shape + j) * share / (j + 1);
    }
    this.total = sum;
  }

  /** The sum of the weights: by how much they raise the chance of having been silent until now. */
  double total() {
    return total;
  }

  /** The probability of no purchase within the horizon, by a customer who does not leave. */
  double silence(double horizon) {
    double relative = horizon / scale;
    double share = relative / (1 + relative);
    double silent = 0;
    for (int j = 0; j < k; j++) {
      double term = Math.exp(-(shape + j) * Math.log1p(relative));
      double sum = term;
      for (int m = 1; m < k - j; m++) {
        term *= share * (shape + j + m - 1) / m;
        sum += term;
      }
      silent += weights[j] / total * sum;
    }
    return Math.min(1, silent);
  }

  /**
   * The distribution of purchases within the horizon.
   *
   * @param alive the probability to be alive
   * @param a, b the posterior beta distribution of the chance of leaving after a purchase
   */
  PurchaseCounts counts(double alive, double a, double b, double horizon) {
    PurchaseCounts.Component[] components = new PurchaseCounts.Component[k];
    for (int j = 0; j < k; j++) {
      components[j] =
          new PurchaseCounts.Component(weights[j] / total, shape + j, horizon / scale, k - j);
    }
    return new PurchaseCounts(alive, components, k, a, b);
  }

  /** The purchases expected within the horizon, of a customer who is alive now. */
  double expected(double a, double b, double horizon) {
    double expected = 0;
    for (int j = 0; j < k; j++) {
      expected +=
          weights[j]
              / total
              * EventCounts.expectedPurchases(shape + j, horizon / scale, k - j, k, a, b);
    }
    return expected;
  }
}
