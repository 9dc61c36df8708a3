package io.filrouge.domain.purchases;

/**
 * The fallback model of renewals: everybody leaves at each renewal with the same chance, which is
 * that of all renewals so far. Half a loss among one renewal more keeps it off 0 and 1.
 */
public final class GeometricRenewals implements RenewalModel {

  /** The model's name in tables. */
  public static final String NAME = "geometric";

  private static final long serialVersionUID = 1L;

  private static final double PRIOR_LOSS = 0.5;

  private final double leaving;

  /**
   * A model with a given parameter.
   *
   * @param leaving the chance to leave at a renewal, between 0 and 1, both excluded
   */
  public GeometricRenewals(double leaving) {
    SpendPosterior.checkProbability(leaving);
    this.leaving = leaving;
  }

  /** The chance of all renewals that were decided. */
  public static GeometricRenewals of(SurvivorCounts counts) {
    return new GeometricRenewals(
        (counts.lostCount() + PRIOR_LOSS) / (counts.decisionCount() + 2 * PRIOR_LOSS));
  }

  @Override
  public String name() {
    return NAME;
  }

  /** The chance to leave at a renewal. */
  public double leaving() {
    return leaving;
  }

  @Override
  public double logSurvival(int periods) {
    RenewalModel.checkPeriods(periods);
    return periods * Math.log1p(-leaving);
  }

  double logLikelihood(SurvivorCounts counts) {
    double lost = counts.lostCount();
    return lost * Math.log(leaving) + (counts.decisionCount() - lost) * Math.log1p(-leaving);
  }
}
