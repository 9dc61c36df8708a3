package io.filrouge.domain.purchases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Log-likelihood of a model of purchases in which customers of some origins buy, and leave, so many
 * times as fast as others, and its gradient: Fader and Hardie 2007, "Incorporating Time-Invariant
 * Covariates into the Pareto/NBD and BG/NBD Models". A customer with the effects g on buying and d
 * on leaving has {@code alpha e^-g}, and in Pareto/NBD {@code beta e^-d}. In the models of a chance
 * to leave after a purchase, a is {@code a e^d} and b is everybody's, so that an effect multiplies
 * the odds of leaving; the paper lets b vary, too, which says twice what can hardly be told once.
 *
 * <p>The parameters are those of the model, then {@code e^g} and {@code e^d} of each effect. A
 * normal prior holds each effect to 0: what few customers tell shrinks to nothing. It is in the
 * value; {@link #logLikelihood} is without it.
 */
final class CovariateLikelihood implements Likelihood {

  /** Standard deviation of the prior: one effect in twenty is beyond a factor of 2.7. */
  static final double PRIOR = 0.5;

  private static final int ALPHA = 1;
  private static final int PLAIN = 4;

  private final LeavingModel model;
  private final List<OriginCells.Group> groups;
  private final List<Likelihood> likelihoods;
  private final List<String> effects;
  private final double[] scales;
  private final double[] start;
  private final double weight;

  /**
   * @param start the parameters of the model without effects
   */
  CovariateLikelihood(LeavingModel model, OriginCells cells, double[] start) {
    this.model = model;
    this.groups = cells.groups();
    this.likelihoods = groups.stream().map(group -> model.likelihood(group.cells())).toList();
    this.effects = cells.categories().effects();
    this.start = start;
    this.weight = likelihoods.stream().mapToDouble(Likelihood::weight).sum();
    this.scales = meanScales();
  }

  private double[] meanScales() {
    double[] mean = new double[PLAIN];
    for (Likelihood likelihood : likelihoods) {
      for (int i = 0; i < PLAIN; i++) {
        mean[i] += likelihood.scales()[i] * likelihood.weight() / weight;
      }
    }
    return mean;
  }

  @Override
  public List<String> parameterNames() {
    List<String> names = new ArrayList<>(likelihoods.get(0).parameterNames());
    effects.forEach(effect -> names.add("rate." + effect));
    effects.forEach(effect -> names.add("leaving." + effect));
    return names;
  }

  @Override
  public double[] scales() {
    return withEffects(scales);
  }

  @Override
  public List<double[]> starts() {
    return List.of(withEffects(start));
  }

  private double[] withEffects(double[] plain) {
    double[] all = Arrays.copyOf(plain, PLAIN + 2 * effects.size());
    Arrays.fill(all, PLAIN, all.length, 1);
    return all;
  }

  @Override
  public double weight() {
    return weight;
  }

  @Override
  public double evaluate(double[] logParameters, double[] gradient) {
    double sum = logLikelihood(logParameters, gradient);
    for (int i = PLAIN; i < logParameters.length; i++) {
      sum -= logParameters[i] * logParameters[i] / (2 * PRIOR * PRIOR);
      gradient[i] -= logParameters[i] / (PRIOR * PRIOR);
    }
    return sum;
  }

  /** The same without the prior. */
  double logLikelihood(double[] logParameters, double[] gradient) {
    Arrays.fill(gradient, 0);
    double[] own = new double[PLAIN];
    double sum = 0;
    for (int i = 0; i < groups.size(); i++) {
      List<Integer> places = groups.get(i).effects();
      sum += likelihoods.get(i).evaluate(model.shifted(logParameters, places), own);
      for (int j = 0; j < PLAIN; j++) {
        gradient[j] += own[j];
      }
      for (int place : places) {
        gradient[PLAIN + place] -= own[ALPHA];
        gradient[PLAIN + effects.size() + place] +=
            model.leavingDirection() * own[model.leavingPlace()];
      }
    }
    return sum;
  }
}
