package io.filrouge.domain.choice;

import io.filrouge.domain.evaluation.CustomerOutcome;
import io.filrouge.domain.evaluation.Forecast;
import io.filrouge.domain.evaluation.Forecaster;
import io.filrouge.domain.evaluation.Outcomes;
import io.filrouge.domain.evaluation.Target;
import io.filrouge.domain.purchases.PurchaseCounts;
import io.filrouge.domain.purchases.PurchaseModel;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How well somebody foretold a quarter.
 *
 * @param figures by name: {@code auc} of who stays away, {@code bias} of the total of purchases and
 *     {@code mae} of purchases a customer
 * @param logScores of each cell of customers who are alike: the logarithm of the probability that
 *     was given to as many purchases as came (Good 1952), which who tells the truth cannot better;
 *     none of baselines, which give no probabilities
 * @param counts how many customers each cell has
 */
record Foretold(String model, Map<String, Double> figures, double[] logScores, long[] counts) {
  static final String SAME_SEASON = "same-season-last-year";
  static final String LOG_SCORE = "log_score";

  /** What was called less likely than this counts as such: no single customer decides. */
  private static final double LEAST = 1e-6;

  /**
   * @param model tells by the calendar
   * @param horizon the length of the quarter
   */
  static Foretold of(PurchaseModel model, Outcomes outcomes, double horizon) {
    List<Outcomes.Counted> cells = outcomes.cells();
    double[] logScores = new double[cells.size()];
    for (int i = 0; i < logScores.length; i++) {
      CustomerOutcome customer = cells.get(i).outcome();
      PurchaseModel own = model.of(customer.traits().origin());
      double probability = probability(own, customer, horizon);
      logScores[i] = Math.log(probability > LEAST ? probability : LEAST);
    }
    Map<String, Double> figures =
        PastQuarter.figures(
            outcomes,
            List.of(
                forecaster(
                    model.name(),
                    Target.ORDERS,
                    customer ->
                        model
                            .of(customer.traits().origin())
                            .expectedPurchases(
                                customer.x(), customer.recency(), customer.age(), horizon)),
                forecaster(
                    model.name(),
                    Target.NO_PURCHASE,
                    customer ->
                        model
                            .of(customer.traits().origin())
                            .probabilityOfNoPurchase(
                                customer.x(), customer.recency(), customer.age(), horizon))));
    return new Foretold(model.name(), figures, logScores, counts(outcomes));
  }

  /** Somebody who gives no probabilities. */
  static Foretold of(String name, Outcomes outcomes, List<Forecaster> forecasters) {
    return new Foretold(
        name, PastQuarter.figures(outcomes, forecasters), new double[0], counts(outcomes));
  }

  private static double probability(PurchaseModel model, CustomerOutcome customer, double horizon) {
    int x = customer.x();
    if (customer.orders() == 0) {
      return model.probabilityOfNoPurchase(x, customer.recency(), customer.age(), horizon);
    }
    PurchaseCounts counts = model.purchaseCounts(x, customer.recency(), customer.age(), horizon);
    return counts.probabilityOfMoreThan(customer.orders() - 1)
        - counts.probabilityOfMoreThan(customer.orders());
  }

  private static Forecaster forecaster(
      String name, Target target, ToDoubleFunction<CustomerOutcome> rule) {
    return new Forecaster(
        name,
        target,
        Forecaster.Depth.VALUE,
        false,
        customer -> Forecast.of(rule.applyAsDouble(customer)));
  }

  private static long[] counts(Outcomes outcomes) {
    return outcomes.cells().stream().mapToLong(Outcomes.Counted::count).toArray();
  }

  /** The number of customers. */
  long customerCount() {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  /** The sum over all customers. */
  double logScore() {
    double sum = 0;
    for (int i = 0; i < logScores.length; i++) {
      sum += counts[i] * logScores[i];
    }
    return sum;
  }
}
