package io.filrouge.domain.churn;

/** Probabilities on the scale on which evidence adds up; never infinite. */
final class LogOdds {
  /** Nearer to 0 and 1 than this no probability is told. */
  private static final double NEAREST = 1e-9;

  static double of(double probability) {
    double inside = Math.min(1 - NEAREST, Math.max(NEAREST, probability));
    return Math.log(inside) - Math.log1p(-inside);
  }

  static double toProbability(double logOdds) {
    return Math.min(1 - NEAREST, Math.max(NEAREST, 1 / (1 + Math.exp(-logOdds))));
  }

  private LogOdds() {}
}
