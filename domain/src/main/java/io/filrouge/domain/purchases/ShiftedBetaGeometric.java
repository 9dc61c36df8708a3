package io.filrouge.domain.purchases;

import static io.filrouge.domain.purchases.PurchaseHistory.positive;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The shifted beta-geometric model of renewals (Fader and Hardie 2007, "How to Project Customer
 * Retention"): a subscriber leaves at each renewal with a chance that never changes, and the
 * chances differ between subscribers by a beta distribution, so that the rate of renewal rises as
 * those who leave easily have left: {@code S(t) = B(alpha, beta+t) / B(alpha, beta)}.
 */
public final class ShiftedBetaGeometric implements RenewalModel {

  /** The model's name in tables. */
  public static final String NAME = "sbg";

  private static final long serialVersionUID = 1L;

  private final double alpha;
  private final double beta;

  /**
   * A model with given parameters.
   *
   * @param alpha first parameter of the beta distribution of the chance to leave at a renewal
   * @param beta second parameter of it
   */
  public ShiftedBetaGeometric(double alpha, double beta) {
    this.alpha = positive("alpha", alpha);
    this.beta = positive("beta", beta);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double logSurvival(int periods) {
    RenewalModel.checkPeriods(periods);
    return LogBeta.value(alpha, beta + periods) - LogBeta.value(alpha, beta);
  }
}
