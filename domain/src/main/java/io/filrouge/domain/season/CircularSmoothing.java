package io.filrouge.domain.season;

import java.util.Arrays;

/**
 * Rates around a circle from counts and exposures: each count is Poisson with mean {@code exposure
 * e^theta}, and theta is a random walk of which the last step leads back to the first (an intrinsic
 * Gaussian Markov field of first order; Rue and Held 2005). What few counts tell is drawn towards
 * the neighbours. How far neighbours differ is taken from the counts themselves, by expectation and
 * maximisation with Laplace's approximation.
 */
final class CircularSmoothing {
  private static final int ROUNDS = 60;
  private static final int MOST_STEPS = 50;
  private static final double CLOSE = 1e-10;
  private static final double FIRST_VARIANCE = 0.01;
  private static final double LEAST_VARIANCE = 1e-8;

  private final double[] counts;
  private final double[] exposures;
  private final double[] theta;
  private double[][] covariance;

  /**
   * @param counts of which one is above 0
   * @param exposures one a count, 0 where there is none
   */
  CircularSmoothing(double[] counts, double[] exposures) {
    this.counts = counts;
    this.exposures = exposures;
    this.theta = new double[counts.length];
    Arrays.fill(theta, Math.log(Arrays.stream(counts).sum() / Arrays.stream(exposures).sum()));
    double variance = FIRST_VARIANCE;
    for (int i = 0; i < ROUNDS; i++) {
      climb(variance);
      variance = Math.max(LEAST_VARIANCE, variance());
    }
    climb(variance);
  }

  /** The logarithms of the rates. */
  double[] theta() {
    return theta.clone();
  }

  /** How many free parameters the rates are worth: all of them without any smoothing. */
  double freedom() {
    double freedom = 0;
    for (int i = 0; i < theta.length; i++) {
      freedom += covariance[i][i] * mean(i);
    }
    return freedom;
  }

  private double mean(int i) {
    return exposures[i] * Math.exp(theta[i]);
  }

  /** Newton's method; the logarithm of the posterior is concave. */
  private void climb(double variance) {
    int size = theta.length;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[][] precision = new double[size][size];
      double[] gradient = new double[size];
      for (int i = 0; i < size; i++) {
        int next = (i + 1) % size;
        int before = (i + size - 1) % size;
        precision[i][i] += mean(i) + 2 / variance;
        precision[i][next] -= 1 / variance;
        precision[i][before] -= 1 / variance;
        gradient[i] = counts[i] - mean(i) - (2 * theta[i] - theta[next] - theta[before]) / variance;
      }
      covariance = inverse(precision);
      double longest = 0;
      double[] move = new double[size];
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          move[i] += covariance[i][j] * gradient[j];
        }
        longest = Math.max(longest, Math.abs(move[i]));
      }
      for (int i = 0; i < size; i++) {
        theta[i] += move[i] / Math.max(1, longest);
      }
      if (longest < CLOSE) {
        return;
      }
    }
  }

  private double variance() {
    int size = theta.length;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      int next = (i + 1) % size;
      double step = theta[next] - theta[i];
      sum += step * step + covariance[i][i] + covariance[next][next] - 2 * covariance[i][next];
    }
    return sum / (size - 1);
  }

  /** By elimination; the matrix is symmetric and its eigenvalues are above 0. */
  private static double[][] inverse(double[][] matrix) {
    int size = matrix.length;
    double[][] inverse = new double[size][size];
    for (int i = 0; i < size; i++) {
      inverse[i][i] = 1;
    }
    for (int pivot = 0; pivot < size; pivot++) {
      double scale = 1 / matrix[pivot][pivot];
      for (int j = 0; j < size; j++) {
        matrix[pivot][j] *= scale;
        inverse[pivot][j] *= scale;
      }
      for (int i = 0; i < size; i++) {
        double share = i == pivot ? 0 : matrix[i][pivot];
        for (int j = 0; share != 0 && j < size; j++) {
          matrix[i][j] -= share * matrix[pivot][j];
          inverse[i][j] -= share * inverse[pivot][j];
        }
      }
    }
    return inverse;
  }
}
