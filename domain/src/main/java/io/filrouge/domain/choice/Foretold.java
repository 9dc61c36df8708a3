package io.filrouge.domain.choice;

import io.filrouge.domain.evaluation.CustomerOutcome;
import io.filrouge.domain.evaluation.Forecast;
import io.filrouge.domain.evaluation.Forecaster;
import io.filrouge.domain.evaluation.Outcomes;
import io.filrouge.domain.evaluation.Target;
import io.filrouge.domain.purchases.PurchaseCounts;
import io.filrouge.domain.purchases.PurchaseModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How well somebody foretold a quarter.
 *
 * @param figures by name: {@code auc} of who stays away, {@code bias} of the total of purchases and
 *     {@code mae} of purchases a customer
 * @param logScores of each of the shop's customers, in the same order in every quarter: the
 *     logarithm of the probability that was given to as many purchases as came (Good 1952), which
 *     who tells the truth cannot better; NaN of who had not come yet. None of baselines, which give
 *     no probabilities
 * @param customerCount how many had come
 */
record Foretold(String model, Map<String, Double> figures, double[] logScores, long customerCount) {
  static final String SAME_SEASON = "same-season-last-year";
  static final String LOG_SCORE = "log_score";

  /** What was called less likely than this counts as such: no single customer decides. */
  private static final double LEAST = 1e-6;

  /**
   * @param model tells by the calendar
   * @param cells the place among the outcomes of each of the shop's customers; negative of who had
   *     not come yet
   * @param horizon the length of the quarter
   */
  static Foretold of(PurchaseModel model, Outcomes outcomes, int[] cells, double horizon) {
    double[] ofCells =
        outcomes.cells().stream()
            .mapToDouble(cell -> logScore(model, cell.outcome(), horizon))
            .toArray();
    double[] logScores =
        Arrays.stream(cells).mapToDouble(cell -> cell < 0 ? Double.NaN : ofCells[cell]).toArray();
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
    return new Foretold(model.name(), figures, logScores, outcomes.customerCount());
  }

  /** Somebody who gives no probabilities. */
  static Foretold of(String name, Outcomes outcomes, List<Forecaster> forecasters) {
    return new Foretold(
        name, PastQuarter.figures(outcomes, forecasters), new double[0], outcomes.customerCount());
  }

  private static double logScore(PurchaseModel model, CustomerOutcome customer, double horizon) {
    double probability = probability(model.of(customer.traits().origin()), customer, horizon);
    return Math.log(probability > LEAST ? probability : LEAST);
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

  /** The sum over all customers who had come. */
  double logScore() {
    return Arrays.stream(logScores).filter(score -> !Double.isNaN(score)).sum();
  }
}
