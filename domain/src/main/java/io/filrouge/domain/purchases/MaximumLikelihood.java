package io.filrouge.domain.purchases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Fits a {@link Likelihood} from each of its starts and keeps the best; says where a fit has no
 * optimum inside the model's bounds. With very many cells the starts are tried on a sample of the
 * customers, and all of them are asked from where that ends, if that is an optimum; if not, or if
 * it leads to none, from each start.
 *
 * <p>Standard errors come from the Hessian by the logarithms of the parameters (central differences
 * of the exact gradient) and the delta method.
 */
final class MaximumLikelihood {

  /** A parameter this many times its ordinary size, or this small a part of it, has run off. */
  private static final double FURTHEST = 1e4;

  /** Largest slope, a customer, of the log-likelihood at what is called an optimum. */
  private static final double SMALL_SLOPE = 1e-6;

  /** A parameter known only to a factor of e^3 up or down, one standard error, is not known. */
  private static final double LARGEST_LOG_ERROR = 3;

  private static final double DIFFERENCE = 1e-4;

  private final Likelihood likelihood;
  private final double[] scales;

  private MaximumLikelihood(Likelihood likelihood) {
    this.likelihood = likelihood;
    this.scales = likelihood.scales();
  }

  static Estimate fit(Likelihood likelihood) {
    return new MaximumLikelihood(likelihood).fit();
  }

  private Estimate fit() {
    Lbfgs.Point best = fromSample().orElseGet(this::fromEveryStart);
    double[] parameters = Arrays.stream(best.at()).map(Math::exp).toArray();
    boolean[] isBounded = new boolean[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      isBounded[i] = !hasRunOff(best.at(), i);
    }
    double[] logErrors = logStandardErrors(best.at());
    double[] errors = new double[parameters.length];
    Arrays.setAll(
        errors, i -> isDetermined(logErrors[i]) ? parameters[i] * logErrors[i] : Double.NaN);
    return new Estimate(
        likelihood.parameterNames(),
        parameters,
        errors,
        isBounded,
        -best.value() * likelihood.weight(),
        problem(best, logErrors));
  }

  /** The optimum next to that of a sample; none where that leads to none. */
  private Optional<Lbfgs.Point> fromSample() {
    return likelihood
        .sample()
        .map(sample -> new MaximumLikelihood(sample).fromEveryStart())
        .filter(this::isOptimum)
        .map(end -> Lbfgs.minimise(this::lossPerCustomer, end.at(), this::isLost))
        .filter(this::isOptimum);
  }

  private boolean isOptimum(Lbfgs.Point end) {
    return Double.isFinite(end.value()) && !isLost(end.at()) && end.largestSlope() <= SMALL_SLOPE;
  }

  private Lbfgs.Point fromEveryStart() {
    Lbfgs.Point best = null;
    for (double[] start : likelihood.starts()) {
      double[] logStart = Arrays.stream(start).map(Math::log).toArray();
      Lbfgs.Point end = Lbfgs.minimise(this::lossPerCustomer, logStart, this::isLost);
      if (best == null || end.value() < best.value()) {
        best = end;
      }
    }
    return best;
  }

  private double lossPerCustomer(double[] at, double[] gradient) {
    double logLikelihood = likelihood.evaluate(at, gradient);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= -likelihood.weight();
    }
    return -logLikelihood / likelihood.weight();
  }

  private boolean isLost(double[] at) {
    for (int i = 0; i < at.length; i++) {
      if (hasRunOff(at, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasRunOff(double[] at, int i) {
    return !(Math.abs(at[i] - Math.log(scales[i])) < Math.log(FURTHEST));
  }

  private static boolean isDetermined(double logError) {
    return logError < LARGEST_LOG_ERROR;
  }

  private String problem(Lbfgs.Point end, double[] logErrors) {
    if (!Double.isFinite(end.value())) {
      return "The likelihood has no finite value at any start.";
    }
    List<String> lost = new ArrayList<>();
    List<String> vague = new ArrayList<>();
    for (int i = 0; i < logErrors.length; i++) {
      String name = likelihood.parameterNames().get(i);
      if (hasRunOff(end.at(), i)) {
        boolean isLarge = end.at()[i] > Math.log(scales[i]);
        lost.add(name + (isLarge ? " grows without bound" : " falls to zero"));
      }
      if (!isDetermined(logErrors[i])) {
        vague.add(name);
      }
    }
    if (!lost.isEmpty()) {
      return "The fit runs to the boundary: " + String.join(", ", lost) + ".";
    }
    if (end.largestSlope() > SMALL_SLOPE) {
      return "The fit did not converge.";
    }
    if (!vague.isEmpty()) {
      return "The data do not determine " + String.join(", ", vague) + ".";
    }
    return "";
  }

  private double[] logStandardErrors(double[] at) {
    int n = at.length;
    double[][] information = new double[n][n];
    double[] up = new double[n];
    double[] down = new double[n];
    for (int i = 0; i < n; i++) {
      double[] near = at.clone();
      near[i] = at[i] + DIFFERENCE;
      likelihood.evaluate(near, up);
      near[i] = at[i] - DIFFERENCE;
      likelihood.evaluate(near, down);
      for (int j = 0; j < n; j++) {
        double slope = -(up[j] - down[j]) / (4 * DIFFERENCE);
        information[i][j] += slope;
        information[j][i] += slope;
      }
    }
    return rootsOfInverseDiagonal(information);
  }

  /**
   * By Cholesky factors L: the inverse is the sum of squares of L's inverse; NaN if not positive.
   */
  private static double[] rootsOfInverseDiagonal(double[][] matrix) {
    int n = matrix.length;
    double[][] factor = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = matrix[i][j];
        for (int k = 0; k < j; k++) {
          rest -= factor[i][k] * factor[j][k];
        }
        factor[i][j] = i == j ? Math.sqrt(rest) : rest / factor[j][j];
      }
    }
    double[] roots = new double[n];
    for (int column = 0; column < n; column++) {
      double[] inverse = new double[n];
      double sum = 0;
      for (int i = column; i < n; i++) {
        double rest = i == column ? 1 : 0;
        for (int k = column; k < i; k++) {
          rest -= factor[i][k] * inverse[k];
        }
        inverse[i] = rest / factor[i][i];
        sum += inverse[i] * inverse[i];
      }
      roots[column] = Math.sqrt(sum);
    }
    return roots;
  }
}
