package io.filrouge.domain.purchases;

import java.io.Serializable;

/**
 * What a fitted model of renewals says about a subscriber who has survived {@code survived}
 * periods, 0 for a new one: all of it follows from the share of subscribers that survive t periods.
 *
 * <p>Every answer is finite; a negative number of periods is refused with an {@link
 * IllegalArgumentException}.
 */
public interface RenewalModel extends Serializable {

  /** The name the model has in tables, such as {@code sbg}. */
  String name();

  /** The logarithm of the share of subscribers that survive {@code periods} periods. */
  double logSurvival(int periods);

  /** The probability to survive {@code horizon} periods more. */
  default double probabilityOfStaying(int survived, int horizon) {
    checkPeriods(survived);
    checkPeriods(horizon);
    return Math.min(1, Math.exp(logSurvival(survived + horizon) - logSurvival(survived)));
  }

  /** The probability to leave within {@code horizon} periods: the churn score. */
  default double probabilityOfLeaving(int survived, int horizon) {
    checkPeriods(survived);
    checkPeriods(horizon);
    return Math.max(0, -Math.expm1(logSurvival(survived + horizon) - logSurvival(survived)));
  }

  /** The expected number of renewals among the next {@code horizon}. */
  default double expectedRenewals(int survived, int horizon) {
    checkPeriods(horizon);
    double renewals = 0;
    for (int k = 1; k <= horizon; k++) {
      renewals += probabilityOfStaying(survived, k);
    }
    return renewals;
  }

  /**
   * The discounted expected residual lifetime: all renewals to come, without an end, of a
   * subscriber whose next renewal is due now, the one k periods later worth {@code (1 +
   * discountPerPeriod)^-k} (Fader and Hardie 2010, "Customer-Base Valuation in a Contractual
   * Setting").
   *
   * @param discountPerPeriod above 0: 0.1 for 10 %
   */
  default double discountedRenewals(int survived, double discountPerPeriod) {
    PurchaseHistory.positive("discount per period", discountPerPeriod);
    double factor = 1;
    double term = 1;
    double renewals = 0;
    // No later renewal is likelier than this one, so the rest is a geometric series at most.
    for (int k = 1; term > 1e-15 * discountPerPeriod * renewals; k++) {
      term = factor * probabilityOfStaying(survived, k);
      renewals += term;
      factor /= 1 + discountPerPeriod;
    }
    return renewals;
  }

  /** Refuses a negative number of periods. */
  static void checkPeriods(int periods) {
    if (periods < 0) {
      throw new IllegalArgumentException("Cannot look at periods: " + periods + "; give 0 or more");
    }
  }
}
