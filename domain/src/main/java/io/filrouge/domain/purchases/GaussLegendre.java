package io.filrouge.domain.purchases;

/**
 * Nodes and weights of Gauss and Legendre's rule on (0, 1): exact for polynomials up to degree
 * {@code 2n - 1}. The nodes are the zeros of the Legendre polynomial, found by Newton's method from
 * Tricomi's approximation.
 */
final class GaussLegendre {

  private static final int MOST_STEPS = 20;

  private final double[] nodes;
  private final double[] weights;

  private GaussLegendre(double[] nodes, double[] weights) {
    this.nodes = nodes;
    this.weights = weights;
  }

  static GaussLegendre of(int n) {
    double[] nodes = new double[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      double zero = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
      double slope = 1;
      for (int step = 0; step < MOST_STEPS; step++) {
        double before = 1;
        double value = zero;
        for (int k = 2; k <= n; k++) {
          double next = ((2 * k - 1) * zero * value - (k - 1) * before) / k;
          before = value;
          value = next;
        }
        slope = n * (zero * value - before) / (zero * zero - 1);
        double change = value / slope;
        zero -= change;
        if (Math.abs(change) < 1e-16) {
          break;
        }
      }
      nodes[i] = (1 - zero) / 2;
      weights[i] = 1 / ((1 - zero * zero) * slope * slope);
    }
    return new GaussLegendre(nodes, weights);
  }

  int size() {
    return nodes.length;
  }

  /** Node {@code i}, above 0 and below 1, in ascending order. */
  double node(int i) {
    return nodes[i];
  }

  /** The weight of node {@code i}; all of them add up to 1. */
  double weight(int i) {
    return weights[i];
  }
}
