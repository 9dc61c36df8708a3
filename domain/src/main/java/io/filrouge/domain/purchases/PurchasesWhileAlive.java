package io.filrouge.domain.purchases;

/**
 * The expected purchases, under BG/NBD, of a customer who is alive now: the rate is gamma
 * distributed with {@code shape} and rate parameter {@code scale}, the chance of leaving after each
 * purchase beta distributed with {@code a} and {@code b}.
 *
 * <p>With {@code z = t / (scale + t)} and {@code c = a + b - 1} the expectation is {@code c / (a-1)
 * [1 - (1-z)^(a-1) 2F1(c - shape, a-1; c; z)]} (Fader, Hardie and Lee 2005, after Euler's
 * transformation). Both factors in the bracket are 1 plus a multiple of a - 1, which is divided out
 * before anything is added up, so a = 1 is a point like any other.
 */
final class PurchasesWhileAlive {

  /** From here on the series needs more terms than the integral needs points. */
  private static final double LARGEST_Z = 0.98;

  private static final int MOST_TERMS = 10_000;
  private static final int FINEST = 1024;
  private static final int REACH = 12;

  private final double shape;
  private final double scale;
  private final double a;
  private final double b;

  private PurchasesWhileAlive(double shape, double scale, double a, double b) {
    this.shape = shape;
    this.scale = scale;
    this.a = a;
    this.b = b;
  }

  static double expected(double shape, double scale, double a, double b, double horizon) {
    return new PurchasesWhileAlive(shape, scale, a, b).expected(new double[] {horizon})[0];
  }

  /** For several horizons at once: the series' coefficients, which cost most, are the same. */
  static double[] expected(double shape, double scale, double a, double b, double[] horizons) {
    return new PurchasesWhileAlive(shape, scale, a, b).expected(horizons);
  }

  private double[] expected(double[] horizons) {
    double[] z = new double[horizons.length];
    double largest = 0;
    for (int i = 0; i < z.length; i++) {
      PurchaseHistory.checkHorizon(horizons[i]);
      z[i] = horizons[i] / (scale + horizons[i]);
      largest = Math.max(largest, z[i]);
    }
    double[] purchases = new double[z.length];
    if (isSeriesSound(largest)) {
      series(horizons, z, largest, purchases);
    } else {
      for (int i = 0; i < z.length; i++) {
        purchases[i] = integral(horizons[i] / scale);
      }
    }
    for (int i = 0; i < z.length; i++) {
      // Nobody buys more than a customer who cannot leave.
      double most = shape * (horizons[i] / scale);
      purchases[i] = Math.min(Math.max(purchases[i], 0), most);
    }
    return purchases;
  }

  /**
   * Whether the series converges soon, and neither overflows nor loses digits to changes of sign.
   */
  private boolean isSeriesSound(double z) {
    double c = a + b - 1;
    double growth = -(a - 1 - shape) * Math.log1p(-z);
    double swing = (shape - c) * z;
    return z <= LARGEST_Z && growth < 30 && swing < 5 + Math.abs(c);
  }

  private void series(double[] horizons, double[] z, double largest, double[] purchases) {
    double c = a + b - 1;
    double[] sums = new double[z.length];
    double[] powers = z.clone();
    double coefficient = c - shape;
    double largestPower = largest;
    double largestSum = 0;
    for (int k = 1; k < MOST_TERMS; k++) {
      double term = coefficient * largestPower;
      largestSum += term;
      for (int i = 0; i < sums.length; i++) {
        sums[i] += coefficient * powers[i];
        powers[i] *= z[i];
      }
      if (Math.abs(term) <= 1e-16 * Math.abs(largestSum)) {
        break;
      }
      largestPower *= largest;
      coefficient *= (c - shape + k) * (a - 1 + k) / ((c + k) * (k + 1));
    }
    for (int i = 0; i < sums.length; i++) {
      double logRest = -Math.log1p(horizons[i] / scale);
      double power = Math.expm1((a - 1) * logRest);
      double powerOverA = a == 1 ? logRest : power / (a - 1);
      purchases[i] = -(c * powerOverA + (1 + power) * sums[i]);
    }
  }

  /**
   * The mean of {@code (1 - (1 + p s)^-shape) / p} over p, the chance of leaving, by the double
   * exponential rule (Takahasi and Mori 1974): slower than the series, and good everywhere.
   */
  private double integral(double s) {
    double mode = Math.log(a / b);
    double spread = Math.sqrt(1 / a + 1 / b) / Math.hypot(Math.PI / 2, mode);
    double last = Double.NaN;
    // At least one point to a standard deviation of the density, or two coarse rules agree on
    // nothing.
    int coarsest = (int) Math.min(FINEST, Math.max(8, Math.ceil(1 / spread)));
    for (int steps = coarsest; steps <= 4 * FINEST; steps *= 2) {
      double mean = integral(s, steps);
      if (Math.abs(mean - last) <= 1e-12 * Math.abs(mean)) {
        return mean;
      }
      last = mean;
    }
    return last;
  }

  private double integral(double s, int steps) {
    double logPeak = a * Math.log(a / (a + b)) + b * Math.log(b / (a + b));
    double sum = 0;
    double weights = 0;
    for (int i = -REACH * steps; i <= REACH * steps; i++) {
      double at = (double) i / steps;
      double logit = Math.PI / 2 * Math.sinh(at);
      double logP = Math.min(logit, 0) - Math.log1p(Math.exp(-Math.abs(logit)));
      double logRest = logP - logit;
      double weight = Math.exp(a * logP + b * logRest - logPeak) * Math.cosh(at);
      double p = Math.exp(logP);
      // Where p s drowns in rounding, the integrand has reached its limit.
      double value = p * s < 1e-18 ? shape * s : -Math.expm1(-shape * Math.log1p(p * s)) / p;
      sum += weight * value;
      weights += weight;
    }
    // The weights' own sum stands in for the normalising constant, and cancels part of the error.
    return sum / weights;
  }
}
