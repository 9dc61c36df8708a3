package io.filrouge.domain.purchases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A model of purchases in which customers leave, fitted with the effects of origins. */
public final class CovariateFit {
  private static final int PLAIN = 4;

  private final LeavingModel model;
  private final OriginCells cells;
  private final Estimate plain;
  private final Estimate estimate;

  private CovariateFit(LeavingModel model, OriginCells cells, Estimate plain, Estimate estimate) {
    this.model = model;
    this.cells = cells;
    this.plain = plain;
    this.estimate = estimate;
  }

  /**
   * Fits; from the parameters without effects on.
   *
   * @param name of a model without effects, such as {@code pareto-nbd}
   * @return empty where the model knows none, all customers are of one category, or the model does
   *     not hold without effects
   */
  public static Optional<CovariateFit> of(String name, OriginCells cells) {
    Optional<LeavingModel> model = LeavingModel.takingCovariates(name);
    if (model.isEmpty() || cells.categories().effects().isEmpty()) {
      return Optional.empty();
    }
    Estimate plain = model.get().fit(cells.all());
    if (!plain.isUsable()) {
      return Optional.empty();
    }
    CovariateLikelihood likelihood =
        new CovariateLikelihood(model.get(), cells, plain.parameters());
    Estimate penalised = MaximumLikelihood.fit(likelihood);
    double[] at = logs(penalised.parameters());
    return Optional.of(
        new CovariateFit(
            model.get(),
            cells,
            plain,
            penalised.with(likelihood.logLikelihood(at, new double[at.length]))));
  }

  private static double[] logs(double[] parameters) {
    return Arrays.stream(parameters).map(Math::log).toArray();
  }

  /**
   * The same effects where the other parameters are told from more customers: effects can be told
   * from some, but how much all buy together is theirs to tell.
   *
   * @param all in the same categories
   */
  public CovariateFit withLevelOf(OriginCells all) {
    CovariateLikelihood likelihood = new CovariateLikelihood(model, all, estimate.parameters());
    Estimate level =
        MaximumLikelihood.fit(new LevelLikelihood(likelihood, logs(estimate.parameters()), PLAIN));
    return new CovariateFit(model, all, plain, level.and(estimate));
  }

  /** Whether the fit ended at an optimum inside its bounds. */
  public boolean isUsable() {
    return estimate.isUsable();
  }

  /** Why it did not; empty where it did. */
  public String problem() {
    return estimate.problem();
  }

  /** The model. */
  public PurchaseModel model() {
    return new CovariateModel(model, logs(estimate.parameters()), cells);
  }

  /**
   * Whether the effects make the customers likelier by more than they cost: by Bayes' criterion
   * (Schwarz 1978), each of them counted in full, though the prior holds it.
   */
  public boolean paysForItself() {
    return gain() > cost();
  }

  /** What came of it, in plain words. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "the log-likelihood of the past is higher by %.2f for %d effects, of which Bayes' criterion"
            + " asks %.2f",
        gain(),
        effectCount(),
        cost());
  }

  private double gain() {
    return estimate.logLikelihood() - plain.logLikelihood();
  }

  private double cost() {
    return effectCount() * Math.log(customerCount()) / 2;
  }

  private int effectCount() {
    return 2 * cells.categories().effects().size();
  }

  private long customerCount() {
    return cells.groups().stream().mapToLong(group -> group.cells().customerCount()).sum();
  }

  /** As a candidate of a selection. */
  public ModelFit candidate(boolean isChosen, String note) {
    return estimate.toModelFit(
        ModelFit.PURCHASES,
        CovariateModel.name(model.label()),
        isChosen,
        estimate.isUsable(),
        customerCount(),
        note);
  }
}
