package io.filrouge.domain.purchases;

/**
 * The predictive distribution of what a customer's purchases in a horizon come to, not discounted:
 * over the number of purchases, whose distribution is exact, a mixture of the distributions of the
 * total of that many orders, which share the customer's unknown mean spend.
 *
 * <p>Many purchases are taken in groups of neighbouring numbers.
 */
final class ValueDistribution {

  private static final int MOST_GROUPS = 32;
  private static final double NEGLIGIBLE = 1e-4;
  private static final double CLOSE = 1e-5;
  private static final int MOST_HALVINGS = 60;

  private final SpendPosterior spend;
  private final double anyPurchase;
  private final double center;
  private final double[] weights;
  private final double[] cubeRoots;
  private final double[] terms;

  /** The mean of the distribution, above 0, tells where to look first. */
  ValueDistribution(PurchaseCounts counts, SpendPosterior spend, double mean) {
    this.spend = spend;
    this.anyPurchase = counts.probabilityOfMoreThan(0);
    this.center = Math.log(mean / Math.max(anyPurchase, Double.MIN_NORMAL));
    int most = anyPurchase > NEGLIGIBLE ? counts.quantile(1 - NEGLIGIBLE) : 0;
    int stride = (most - 1) / MOST_GROUPS + 1;
    int groups = most == 0 ? 0 : (most - 1) / stride + 1;
    this.weights = new double[groups];
    this.cubeRoots = new double[groups];
    this.terms = new double[groups];
    double beyond = anyPurchase;
    for (int i = 0; i < groups; i++) {
      int last = (i + 1) * stride;
      double next = i == groups - 1 ? 0 : counts.probabilityOfMoreThan(last);
      double orders = i * (double) stride + (stride + 1) / 2.0;
      weights[i] = beyond - next;
      cubeRoots[i] = Math.cbrt(spend.q() / (spend.shape() * orders * spend.gamma()));
      terms[i] = 1 / (9 * spend.shape() * orders);
      beyond = next;
    }
  }

  /** The amount that is not exceeded with {@code probability}. */
  double quantile(double probability) {
    double allowed = 1 - probability;
    if (anyPurchase <= allowed || weights.length == 0) {
      return 0;
    }
    double low = center;
    double high = center;
    double atLow = excess(low, allowed);
    double atHigh = atLow;
    for (int i = 0; i < MOST_HALVINGS && atLow < 0; i++) {
      high = low;
      atHigh = atLow;
      low -= 1;
      atLow = excess(low, allowed);
    }
    for (int i = 0; i < MOST_HALVINGS && atHigh > 0; i++) {
      low = high;
      atLow = atHigh;
      high += 1;
      atHigh = excess(high, allowed);
    }
    return Math.exp(root(low, atLow, high, atHigh, allowed));
  }

  /** False position with the Illinois rule: the excess falls as the amount grows. */
  private double root(double from, double atFrom, double to, double atTo, double allowed) {
    double low = from;
    double high = to;
    double atLow = atFrom;
    double atHigh = atTo;
    double middle = low;
    int lastSide = 0;
    for (int i = 0; i < MOST_HALVINGS && atLow - atHigh > 0; i++) {
      middle = low + (high - low) * atLow / (atLow - atHigh);
      double atMiddle = excess(middle, allowed);
      if (Math.abs(atMiddle) < CLOSE) {
        return middle;
      }
      int side = atMiddle > 0 ? 1 : -1;
      if (side > 0) {
        low = middle;
        atLow = atMiddle;
        atHigh = lastSide == side ? atHigh / 2 : atHigh;
      } else {
        high = middle;
        atHigh = atMiddle;
        atLow = lastSide == side ? atLow / 2 : atLow;
      }
      lastSide = side;
    }
    return middle;
  }

  /** By how much the probability of more than e^logAmount exceeds what is allowed. */
  private double excess(double logAmount, double allowed) {
    double root = Math.exp(logAmount / 3);
    double probability = 0;
    for (int i = 0; i < weights.length; i++) {
      probability +=
          weights[i] * (1 - spend.probabilityOfRatioAtMost(root * cubeRoots[i], terms[i]));
    }
    return probability - allowed;
  }
}
