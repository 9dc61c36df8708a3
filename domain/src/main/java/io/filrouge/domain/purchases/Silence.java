package io.filrouge.domain.purchases;

/**
 * How likely a customer who is alive now is to buy nothing for a while, in a model where the rate
 * of purchases is gamma distributed (shape {@code c}, rate {@code scale}) and so is the rate of
 * leaving (shape {@code s}, rate {@code leavingScale}): Pareto/NBD after Schmittlein, Morrison and
 * Colombo 1987, seen from the last purchase.
 *
 * <p>Silent for {@code h} is who stays and does not buy, {@code (1 + h/scale)^-c (1 +
 * h/leavingScale)^-s}, or who leaves at some u before h and has not bought by then, {@code
 * s/leavingScale J} with {@code J} the integral from 0 to h of {@code (1 + u/scale)^-c (1 +
 * u/leavingScale)^-(s+1)}. The published forms give J as a difference of two hypergeometric
 * functions, which cancels where the scales are alike, overflows at large counts and needs a branch
 * for the larger scale; the integral of a positive function has none of these troubles. It is taken
 * by Gauss and Legendre's rule over {@code ln(1 + u/m)}, m the smaller scale, on panels in which
 * the logarithm of the integrand falls by ten at most: relative errors are below 1e-12. The
 * derivatives are integrals over the same nodes.
 *
 * <p>One instance is used over and over, so that a sum over millions of cells makes no garbage.
 */
final class Silence {

  private static final double LONGEST_PANEL = 1.5;
  private static final double STEEPEST_PANEL = 40;

  /** The rules from the cheapest on, with the falls and widths up to which each is exact enough. */
  private static final Rule[] RULES = {
    new Rule(4, 0.4, 0.3),
    new Rule(6, 2, 0.6),
    new Rule(8, 4.5, 1),
    new Rule(12, 12, LONGEST_PANEL),
    new Rule(16, 20, LONGEST_PANEL),
    new Rule(24, STEEPEST_PANEL, LONGEST_PANEL),
  };

  /** Beyond e^-40 of its first value, a falling integrand adds nothing. */
  private static final double NEGLIGIBLE = -40;

  /**
   * A rule on a panel of the logarithm of time. For {@code exp(-f x)} on (0, 1) the error with n
   * nodes is at most {@code f^2n n!^4 / ((2n+1) (2n)!^3)}, which at the steepest fall is 1e-12; and
   * the integrand has no singularity nearer than pi, so on the widest panel its shape adds less.
   */
  private static final class Rule {

    private final GaussLegendre nodes;
    private final double steepest;
    private final double widest;

    private Rule(int size, double steepest, double widest) {
      this.nodes = GaussLegendre.of(size);
      this.steepest = steepest;
      this.widest = widest;
    }

    private static GaussLegendre of(double width, double fall) {
      for (Rule rule : RULES) {
        if (fall <= rule.steepest && width <= rule.widest) {
          return rule.nodes;
        }
      }
      return RULES[RULES.length - 1].nodes;
    }
  }

  private double c;
  private double scale;
  private double s;
  private double leavingScale;
  private double horizon;
  private double logStretch;
  private double logLeavingStretch;
  private double alive;
  private double left;
  private double integral;
  private double overLog;
  private double overLeavingLog;
  private double overShare;
  private double overLeavingShare;

  /** Sets the customer and the length of the silence, 0 or more; all else is then about them. */
  Silence of(double c, double scale, double s, double leavingScale, double horizon) {
    this.c = c;
    this.scale = scale;
    this.s = s;
    this.leavingScale = leavingScale;
    this.horizon = horizon;
    this.logStretch = Math.log1p(horizon / scale);
    this.logLeavingStretch = Math.log1p(horizon / leavingScale);
    this.alive = Math.exp(-c * logStretch - s * logLeavingStretch);
    integrate();
    this.left = s / leavingScale * integral;
    return this;
  }

  /** The probability to buy nothing. */
  double probability() {
    return alive + left;
  }

  /** The probability to be alive at the end, given that nothing was bought. */
  double probabilityAlive() {
    return alive / (alive + left);
  }

  /** By how much the probability falls in a unit of time, at the end. */
  double hazard() {
    return alive * c / (scale + horizon);
  }

  /** The derivative of the logarithm of the probability by c. */
  double slopeByShape() {
    return -(alive * logStretch + s / leavingScale * overLog) / probability();
  }

  /** The derivative of the logarithm of the probability by the scale. */
  double slopeByScale() {
    double ofAlive = alive * horizon / (scale + horizon);
    return c / scale * (ofAlive + s / leavingScale * overShare) / probability();
  }

  /** The derivative of the logarithm of the probability by s. */
  double slopeByLeavingShape() {
    double ofAlive = -alive * logLeavingStretch;
    return (ofAlive + (integral - s * overLeavingLog) / leavingScale) / probability();
  }

  /** The derivative of the logarithm of the probability by the leaving scale. */
  double slopeByLeavingScale() {
    double ofAlive = alive * horizon / (leavingScale + horizon);
    double ofLeft = ((s + 1) * overLeavingShare - integral) / leavingScale;
    return s / leavingScale * (ofAlive + ofLeft) / probability();
  }

  private void integrate() {
    integral = 0;
    overLog = 0;
    overLeavingLog = 0;
    overShare = 0;
    overLeavingShare = 0;
    boolean isPurchaseScale = scale < leavingScale;
    double smaller = isPurchaseScale ? scale : leavingScale;
    double larger = isPurchaseScale ? leavingScale : scale;
    double ofSmaller = isPurchaseScale ? c : s + 1;
    double ofLarger = isPurchaseScale ? s + 1 : c;
    double end = isPurchaseScale ? logStretch : logLeavingStretch;
    double from = 0;
    double exponent = 0;
    while (from < end && exponent > NEGLIGIBLE) {
      double width = Math.min(end - from, LONGEST_PANEL);
      double grown = smaller * Math.exp(from + width);
      double slope = Math.abs(1 - ofSmaller) + ofLarger * grown / (larger - smaller + grown);
      width = Math.min(width, STEEPEST_PANEL / slope);
      GaussLegendre rule = Rule.of(width, width * slope);
      for (int i = 0; i < rule.size(); i++) {
        double logSmaller = from + width * rule.node(i);
        // Not expm1 and log1p, which take thrice as long: what they save is below 1e-12 of the
        // value.
        double time = smaller * (Math.exp(logSmaller) - 1);
        double logLarger = Math.log(1 + time / larger);
        exponent = (1 - ofSmaller) * logSmaller - ofLarger * logLarger;
        double value = rule.weight(i) * width * smaller * Math.exp(exponent);
        integral += value;
        overLog += value * (isPurchaseScale ? logSmaller : logLarger);
        overLeavingLog += value * (isPurchaseScale ? logLarger : logSmaller);
        overShare += value * time / (scale + time);
        overLeavingShare += value * time / (leavingScale + time);
      }
      from += width;
    }
  }
}
