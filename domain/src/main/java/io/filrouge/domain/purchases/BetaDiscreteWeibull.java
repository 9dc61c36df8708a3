package io.filrouge.domain.purchases;

import static io.filrouge.domain.purchases.PurchaseHistory.positive;

import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The beta-discrete-Weibull model of renewals (Fader, Hardie, Liu, Davin and Steenburgh 2018, "How
 * to Project Customer Retention" Revisited: The Role of Duration Dependence): like the shifted
 * beta-geometric, but a subscriber's own chance to leave may rise (c above 1) or fall (c below 1)
 * with the time since the beginning: {@code S(t) = B(gamma, delta + t^c) / B(gamma, delta)}.
 */
public final class BetaDiscreteWeibull implements RenewalModel {

  /** The model's name in tables. */
  public static final String NAME = "bdw";

  private static final long serialVersionUID = 1L;

  private final double gamma;
  private final double delta;
  private final double c;

  /**
   * A model with given parameters.
   *
   * @param gamma first parameter of the beta distribution of the chance to leave at first
   * @param delta second parameter of it
   * @param c how time counts: at 1 the model is the shifted beta-geometric
   */
  public BetaDiscreteWeibull(double gamma, double delta, double c) {
    this.gamma = positive("gamma", gamma);
    this.delta = positive("delta", delta);
    this.c = positive("c", c);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public double logSurvival(int periods) {
    RenewalModel.checkPeriods(periods);
    // So large a time that it is not finite leaves no ratio to speak of.
    double time = Math.min(Math.pow(periods, c), Double.MAX_VALUE / 4);
    return LogBeta.value(gamma, delta + time) - LogBeta.value(gamma, delta);
  }
}
