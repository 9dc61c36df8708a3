package io.filrouge.domain.purchases;

/**
 * The fallback model of spend: a customer's expected order is the average of the population's mean,
 * counted as one order, and the customer's own orders.
 *
 * <p>Its uncertainty borrows the form of Gamma-Gamma: single orders vary around a customer's mean
 * with the population's coefficient of variation, and a customer's mean around its expectation with
 * the same, the less the more orders are known.
 */
public final class MeanSpend implements SpendModel {

  /** The model's name in tables. */
  public static final String NAME = "mean-spend";

  private static final long serialVersionUID = 1L;

  private static final double SMALLEST_VARIATION = 0.1;
  private static final double LARGEST_VARIATION = 3;

  private final double mean;
  private final double variation;

  /**
   * A model with given parameters.
   *
   * @param mean the population's mean amount of an order, 0 or more
   * @param variation the coefficient of variation between customers, above 0
   */
  public MeanSpend(double mean, double variation) {
    if (!(mean >= 0) || Double.isInfinite(mean)) {
      throw new IllegalArgumentException(
          "Cannot set mean spend: " + mean + "; give a finite amount of 0 or more");
    }
    this.mean = mean;
    this.variation = PurchaseHistory.positive("variation", variation);
  }

  /** The mean of repeat buyers, or where there is none of everybody, or 0 of an empty shop. */
  public static MeanSpend of(SpendCells cells) {
    SpendCells repeatBuyers = cells.ofRepeatBuyers();
    SpendCells base = repeatBuyers.size() > 0 ? repeatBuyers : cells;
    double mean = base.mean();
    if (!(mean > 0)) {
      return new MeanSpend(0, 1);
    }
    double squares = 0;
    for (int i = 0; i < base.size(); i++) {
      double distance = base.meanSpend(i) / mean - 1;
      squares += base.weight(i) * distance * distance;
    }
    if (base.customerCount() < 2) {
      return new MeanSpend(mean, 1);
    }
    double variation = Math.sqrt(squares / (base.customerCount() - 1));
    return new MeanSpend(
        mean, Math.min(LARGEST_VARIATION, Math.max(SMALLEST_VARIATION, variation)));
  }

  @Override
  public String name() {
    return NAME;
  }

  /** The coefficient of variation between customers' mean amounts. */
  public double variation() {
    return variation;
  }

  @Override
  public SpendPosterior posterior(int x, double meanSpend) {
    SpendPosterior.check(x, meanSpend);
    double own = Math.max(0, meanSpend);
    double expected = x == 0 ? mean : mean / (1.0 + x) + own * (x / (1.0 + x));
    double square = variation * variation;
    double shape = 1 / square;
    double q = 2 + (1.0 + x) / square;
    return new SpendPosterior(shape, q, expected * (q - 1) / shape);
  }
}
