package io.filrouge.domain.purchases;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A purchase model in which customers of some origins buy, and leave, so many times as fast as
 * others. {@link #of} is the model of customers of an origin; asked itself it speaks of customers
 * of whom no origin is known, who buy and leave as fast as all do on average.
 */
public final class CovariateModel implements PurchaseModel {
  private static final long serialVersionUID = 1L;
  private static final String WITH_COVARIATES = "+covariates";

  private final LeavingModel model;
  private final OriginCategories categories;
  private final double[] logParameters;
  private final PurchaseModel average;

  /**
   * @param logParameters logarithms of the parameters as {@link CovariateLikelihood} orders them
   * @param cells the customers over whom the average is
   */
  CovariateModel(LeavingModel model, double[] logParameters, OriginCells cells) {
    this.model = model;
    this.categories = cells.categories();
    this.logParameters = logParameters.clone();
    this.average = average(cells);
  }

  /** The name of a model with covariates. */
  public static String name(String plain) {
    return plain + WITH_COVARIATES;
  }

  private PurchaseModel average(OriginCells cells) {
    double customers = 0;
    double rates = 0;
    double leaving = 0;
    for (OriginCells.Group group : cells.groups()) {
      double weight = group.cells().customerCount();
      customers += weight;
      rates += weight * Math.exp(model.rateEffect(logParameters, group.effects()));
      leaving += weight * Math.exp(model.leavingEffect(logParameters, group.effects()));
    }
    return of(
        model.shifted(logParameters, Math.log(rates / customers), Math.log(leaving / customers)));
  }

  private PurchaseModel of(double[] plainLogParameters) {
    return model.of(Arrays.stream(plainLogParameters).map(Math::exp).toArray());
  }

  @Override
  public PurchaseModel of(Origin origin) {
    if (origin.equals(Origin.UNKNOWN)) {
      return average;
    }
    List<Integer> effects = categories.of(origin);
    return of(model.shifted(logParameters, effects));
  }

  @Override
  public boolean isByOrigin() {
    return true;
  }

  @Override
  public String name() {
    return name(model.label());
  }

  @Override
  public double probabilityAlive(int x, double recency, double age) {
    return average.probabilityAlive(x, recency, age);
  }

  @Override
  public double expectedPurchases(int x, double recency, double age, double horizon) {
    return average.expectedPurchases(x, recency, age, horizon);
  }

  @Override
  public double[] expectedPurchases(int x, double recency, double age, double[] horizons) {
    return average.expectedPurchases(x, recency, age, horizons);
  }

  @Override
  public double probabilityOfNoPurchase(int x, double recency, double age, double horizon) {
    return average.probabilityOfNoPurchase(x, recency, age, horizon);
  }

  @Override
  public double expectedPurchasesOfNewCustomer(double horizon) {
    return average.expectedPurchasesOfNewCustomer(horizon);
  }

  @Override
  public OptionalDouble weeksToNextPurchase(int x, double recency, double age, double limit) {
    return average.weeksToNextPurchase(x, recency, age, limit);
  }

  @Override
  public PurchaseCounts purchaseCounts(int x, double recency, double age, double horizon) {
    return average.purchaseCounts(x, recency, age, horizon);
  }
}
