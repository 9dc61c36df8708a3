package io.filrouge.domain.purchases;

/**
 * The expected number of purchases of a customer whose purchases are every k-th event, where the
 * number M of events is negative binomial and the customer may leave after each purchase: the mean
 * over M of {@code G(M)}, the purchases that M events are expected to bring, which is the sum of
 * the chances {@code B(a, b+n)/B(a, b)} to have stayed for n purchases.
 *
 * <p>The sum over M begins at the mode and walks both ways by the ratio of neighbours, so that
 * nothing underflows; dividing by the sum of the weights stands in for the normalising constant.
 */
final class EventCounts {

  private static final double NEGLIGIBLE = 1e-17;

  /** With more events than this, how regular they come makes no difference that could be seen. */
  private static final double LONGEST_WALK = 2e5;

  private EventCounts() {}

  /**
   * @param shape shape of the gamma distribution of the rate of events
   * @param relativeTime the time there is, divided by that distribution's rate parameter
   * @param first how many events make the first purchase
   * @param k how many events make each further one
   * @param a, b the beta distribution of the chance of leaving after a purchase
   */
  static double expectedPurchases(
      double shape, double relativeTime, int first, int k, double a, double b) {
    if ((shape + 40) * relativeTime > LONGEST_WALK) {
      return PurchasesWhileAlive.expected(shape, k, a, b, relativeTime);
    }
    double share = relativeTime / (1 + relativeTime);
    int mode = (int) Math.max(0, Math.floor((shape - 1) * relativeTime));
    int m = mode;
    double weight = 1;
    while (m > 0 && weight > NEGLIGIBLE) {
      weight *= m / (share * (shape + m - 1));
      m--;
    }
    double sum = 0;
    double weights = 0;
    double brought = 0;
    double staying = 1;
    int purchases = 0;
    for (; m <= mode || weight > NEGLIGIBLE * weights; m++) {
      for (; first + purchases * k <= m; purchases++) {
        brought += staying;
        staying *= (b + purchases) / (a + b + purchases);
      }
      sum += weight * brought;
      weights += weight;
      weight *= share * (shape + m) / (m + 1);
    }
    return sum / weights;
  }
}
