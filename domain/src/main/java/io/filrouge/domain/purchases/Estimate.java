package io.filrouge.domain.purchases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The outcome of a maximum-likelihood fit. */
final class Estimate {

  private final List<String> names;
  private final double[] parameters;
  private final double[] standardErrors;
  private final boolean[] isBounded;
  private final double logLikelihood;
  private final String problem;

  /**
   * @param standardErrors of the parameters, NaN where the likelihood does not determine them
   * @param isBounded false for the parameters that ran off
   * @param problem why the fit cannot be used, in plain words; empty when it can
   */
  Estimate(
      List<String> names,
      double[] parameters,
      double[] standardErrors,
      boolean[] isBounded,
      double logLikelihood,
      String problem) {
    this.names = names;
    this.parameters = parameters;
    this.standardErrors = standardErrors;
    this.isBounded = isBounded;
    this.logLikelihood = logLikelihood;
    this.problem = problem;
  }

  /** The parameters in the likelihood's order. */
  double[] parameters() {
    return parameters.clone();
  }

  /** The parameter at a place of the likelihood's order. */
  double parameter(int i) {
    return parameters[i];
  }

  double logLikelihood() {
    return logLikelihood;
  }

  String problem() {
    return problem;
  }

  boolean isUsable() {
    return problem.isEmpty();
  }

  /** The same at which the log-likelihood is told otherwise. */
  Estimate with(double otherLogLikelihood) {
    return new Estimate(names, parameters, standardErrors, isBounded, otherLogLikelihood, problem);
  }

  /** This with the last parameters of another one, which has more of them. */
  Estimate and(Estimate longer) {
    int own = parameters.length;
    double[] allParameters = longer.parameters.clone();
    double[] allErrors = longer.standardErrors.clone();
    boolean[] allBounded = longer.isBounded.clone();
    System.arraycopy(parameters, 0, allParameters, 0, own);
    System.arraycopy(standardErrors, 0, allErrors, 0, own);
    System.arraycopy(isBounded, 0, allBounded, 0, own);
    return new Estimate(longer.names, allParameters, allErrors, allBounded, logLikelihood, problem);
  }

  /** The same with a last parameter that was given and not fitted. */
  Estimate with(String name, double value) {
    int length = parameters.length;
    List<String> allNames = new ArrayList<>(names);
    allNames.add(name);
    double[] allParameters = Arrays.copyOf(parameters, length + 1);
    allParameters[length] = value;
    double[] allErrors = Arrays.copyOf(standardErrors, length + 1);
    allErrors[length] = Double.NaN;
    boolean[] allBounded = Arrays.copyOf(isBounded, length + 1);
    allBounded[length] = true;
    return new Estimate(allNames, allParameters, allErrors, allBounded, logLikelihood, problem);
  }

  ModelFit toModelFit(
      String score,
      String model,
      boolean isChosen,
      boolean isConverged,
      long customerCount,
      String note) {
    return new ModelFit(
        score,
        model,
        isChosen,
        byName(parameters),
        byName(standardErrors),
        Double.isFinite(logLikelihood) ? logLikelihood : null,
        customerCount,
        isConverged,
        note);
  }

  /** Leaves out what ran off: the place where the search gave up is no estimate. */
  private Map<String, Double> byName(double[] values) {
    TreeMap<String, Double> byName = new TreeMap<>();
    for (int i = 0; i < values.length; i++) {
      if (isBounded[i] && Double.isFinite(values[i])) {
        byName.put(names.get(i), values[i]);
      }
    }
    return byName;
  }
}
