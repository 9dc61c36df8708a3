package io.filrouge.domain.purchases;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/**
 * The exact predictive distribution of a customer's number of purchases N in a horizon.
 *
 * <p>To buy more than n times, a customer must be alive, must survive the chance of leaving after
 * each of the first n purchases, and the undisturbed purchase process must reach n + 1 before the
 * horizon, or the customer's life, ends. Given what is known, these are independent, so {@code P(N
 * > n) = P(alive) x B(a, b+n)/B(a, b) x P(NB > n)}, where NB is negative binomial, or a mixture of
 * negative binomials over the time at which the customer leaves, or over how far the customer has
 * come towards the next purchase where only every k-th event is one. (Where nobody leaves but after
 * a purchase it is the same distribution as equation 8 of Fader, Hardie and Lee 2005, with the
 * customer's own posterior in place of the population.)
 */
public final class PurchaseCounts implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int LARGEST_TABLE = 512;
  private static final double NEGLIGIBLE = 1e-7;
  private static final GaussLegendre RULE = GaussLegendre.of(16);
  private static final int MOST_PANELS = 12;

  private final double alive;
  private final Component[] components;
  private final int stages;
  private final double a;
  private final double b;
  private final double[] exceedances;

  /**
   * One negative binomial distribution of events.
   *
   * @param weight its part of the mixture
   * @param shape shape of the gamma distribution of the rate of events
   * @param relativeTime the time there is, divided by that distribution's rate parameter
   * @param first how many events make the first purchase
   */
  record Component(double weight, double shape, double relativeTime, int first)
      implements Serializable {

    private double share() {
      return relativeTime / (1 + relativeTime);
    }
  }

  /**
   * @param alive probability of being alive at the as-of date
   * @param components the mixture, of which the last has no less time than any other
   * @param stages how many events make each further purchase
   * @param a, b the posterior beta distribution of the chance of leaving after a purchase; a = 0
   *     when nobody leaves then
   */
  PurchaseCounts(double alive, Component[] components, int stages, double a, double b) {
    this.alive = alive;
    this.components = components;
    this.stages = stages;
    this.a = a;
    this.b = b;
    this.exceedances = table();
  }

  /**
   * Of a customer who may leave after each purchase.
   *
   * @param alive probability of being alive at the as-of date
   * @param shape shape of the posterior gamma distribution of the purchase rate
   * @param relativeHorizon the horizon divided by that distribution's rate parameter
   * @param a, b the posterior beta distribution of the chance of leaving after a purchase; a = 0
   *     when nobody leaves
   */
  static PurchaseCounts afterPurchases(
      double alive, double shape, double relativeHorizon, double a, double b) {
    Component only = new Component(1, shape, relativeHorizon, 1);
    return new PurchaseCounts(alive, new Component[] {only}, 1, a, b);
  }

  /**
   * Of a customer who may leave at any time.
   *
   * <p>The time of leaving has {@code P(> u) = (1 + u/leavingScale)^-s}. It is taken at the end of
   * the horizon or at one of so many nodes that they lie closer than the purchase process, or the
   * time of leaving, changes.
   *
   * @param alive probability of being alive at the as-of date
   * @param shape, scale the posterior gamma distribution of the purchase rate
   * @param s, leavingScale the posterior gamma distribution of the rate of leaving
   */
  static PurchaseCounts untilLeaving(
      double alive, double shape, double scale, double s, double leavingScale, double horizon) {
    double logStretch = Math.log1p(horizon / leavingScale);
    double pace = shape * leavingScale * logStretch / scale + s * logStretch;
    int panels = (int) Math.min(MOST_PANELS, 2 + Math.sqrt(pace) / 4);
    int last = panels * RULE.size();
    double[] weights = new double[last];
    double[] relativeTimes = new double[last];
    double sum = 0;
    for (int i = 0; i < last; i++) {
      int panel = i / RULE.size();
      int node = i % RULE.size();
      double at = (panel + RULE.node(node)) / panels;
      // Squares put more nodes where the first purchases fall.
      double log = logStretch * at * at;
      weights[i] = at * Math.exp(-s * log) * RULE.weight(node);
      relativeTimes[i] = leavingScale * Math.expm1(log) / scale;
      sum += weights[i];
    }
    double leaving = -Math.expm1(-s * logStretch);
    Component[] components = new Component[last + 1];
    for (int i = 0; i < last; i++) {
      double weight = sum > 0 ? weights[i] * leaving / sum : 0;
      components[i] = new Component(weight, shape, relativeTimes[i], 1);
    }
    components[last] = new Component(1 - leaving, shape, horizon / scale, 1);
    return new PurchaseCounts(alive, components, 1, 0, 1);
  }

  /** P(N > n) for n from 0 on, until it is negligible or the table is full. */
  private double[] table() {
    int size = components.length;
    double[] probabilities = new double[size];
    double[] cumulated = new double[size];
    double[] shares = new double[size];
    int[] events = new int[size];
    for (int i = 0; i < size; i++) {
      Component component = components[i];
      shares[i] = component.share();
      probabilities[i] = Math.exp(-component.shape * Math.log1p(component.relativeTime));
    }
    // A probability that underflows leaves the recurrence nothing to stand on.
    if (probabilities[size - 1] < 1e-250) {
      return new double[0];
    }
    double[] table = new double[16];
    double staying = 1;
    for (int n = 0; n < LARGEST_TABLE; n++) {
      if (n == table.length) {
        table = Arrays.copyOf(table, 2 * n);
      }
      double exceedance = 0;
      for (int i = 0; i < size; i++) {
        Component component = components[i];
        for (int needed = component.first + n * stages; events[i] < needed; events[i]++) {
          cumulated[i] += probabilities[i];
          probabilities[i] *= shares[i] * (component.shape + events[i]) / (events[i] + 1);
        }
        exceedance += component.weight * (1 - cumulated[i]);
      }
      table[n] = Math.max(0, alive * staying * exceedance);
      if (table[n] < NEGLIGIBLE) {
        return Arrays.copyOf(table, n + 1);
      }
      staying *= (b + n) / (a + b + n);
    }
    return table;
  }

  /** P(N > n), for n of 0 or more. */
  public double probabilityOfMoreThan(int n) {
    if (n < exceedances.length) {
      return exceedances[n];
    }
    double staying = a == 0 ? 1 : Math.exp(LogBeta.value(a, b + n) - LogBeta.value(a, b));
    double exceedance = 0;
    for (Component component : components) {
      double needed = component.first + (double) n * stages;
      exceedance +=
          component.weight * RegularizedBeta.value(component.share(), needed, component.shape);
    }
    return Math.min(1, alive * staying * exceedance);
  }

  /**
   * The smallest n with P(N <= n) of at least {@code probability}.
   *
   * @throws IllegalArgumentException where the probability is not between 0 and 1, both excluded
   */
  public int quantile(double probability) {
    SpendPosterior.checkProbability(probability);
    double allowed = 1 - probability;
    for (int n = 0; n < exceedances.length; n++) {
      if (exceedances[n] <= allowed) {
        return n;
      }
    }
    int low = exceedances.length - 1;
    int high = Math.max(1, 2 * exceedances.length);
    while (high < Integer.MAX_VALUE / 2 && probabilityOfMoreThan(high) > allowed) {
      low = high;
      high *= 2;
    }
    while (high - low > 1) {
      int middle = low + (high - low) / 2;
      if (probabilityOfMoreThan(middle) <= allowed) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
