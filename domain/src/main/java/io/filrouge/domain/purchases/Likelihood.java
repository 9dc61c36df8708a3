package io.filrouge.domain.purchases;

import java.util.List;
import java.util.Optional;

/** A log-likelihood with its exact gradient, as a function of the logarithms of the parameters. */
interface Likelihood {

  /** The parameters' names, in the order of every array here. */
  List<String> parameterNames();

  /**
   * The size at which each parameter is ordinary: 1 for a shape, the data's own size for a scale. A
   * parameter that leaves it by many orders of magnitude is running off.
   */
  double[] scales();

  /** Where to start from, as parameters; the order decides between equal optima. */
  List<double[]> starts();

  /**
   * The same of some of the customers, where there are so many cells that it is worth finding out
   * from fewer where to look.
   */
  default Optional<Likelihood> sample() {
    return Optional.empty();
  }

  /** The number of customers that the log-likelihood sums over. */
  double weight();

  /** Returns the log-likelihood and fills {@code gradient}, by the logarithms of the parameters. */
  double evaluate(double[] logParameters, double[] gradient);
}
