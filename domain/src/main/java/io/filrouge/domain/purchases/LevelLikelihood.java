package io.filrouge.domain.purchases;

import java.util.Arrays;
import java.util.List;

/**
 * The likelihood of the parameters that a model has without effects, where the effects are known:
 * they are told from some customers, and the level then from all of them.
 */
final class LevelLikelihood implements Likelihood {
  private final CovariateLikelihood whole;
  private final double[] known;
  private final int free;

  /**
   * @param known logarithms of all parameters, those of the effects the last
   * @param free how many come before the effects
   */
  LevelLikelihood(CovariateLikelihood whole, double[] known, int free) {
    this.whole = whole;
    this.known = known;
    this.free = free;
  }

  @Override
  public List<String> parameterNames() {
    return whole.parameterNames().subList(0, free);
  }

  @Override
  public double[] scales() {
    return Arrays.copyOf(whole.scales(), free);
  }

  @Override
  public List<double[]> starts() {
    return List.of(Arrays.copyOf(whole.starts().get(0), free));
  }

  @Override
  public double weight() {
    return whole.weight();
  }

  @Override
  public double evaluate(double[] logParameters, double[] gradient) {
    double[] all = known.clone();
    System.arraycopy(logParameters, 0, all, 0, free);
    double[] byAll = new double[all.length];
    double value = whole.logLikelihood(all, byAll);
    System.arraycopy(byAll, 0, gradient, 0, free);
    return value;
  }
}
