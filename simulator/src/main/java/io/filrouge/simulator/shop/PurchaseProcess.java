package io.filrouge.simulator.shop;

import io.filrouge.simulator.chance.Draws;
import java.util.ArrayList;
import java.util.List;

/**
 * The population's purchase process: rates are gamma, dropout probabilities beta, first purchases
 * spread evenly over the span, all in steady time.
 *
 * @param r shape of the gamma distribution of purchase rates
 * @param alpha its inverse scale in weeks: the mean rate is r / alpha a week
 * @param a first parameter of the beta distribution of dropout probabilities
 * @param b second parameter: the mean probability is a / (a + b)
 */
public record PurchaseProcess(PurchaseModel model, double r, double alpha, double a, double b) {
  private static final double DAYS_A_WEEK = 7;

  public PurchaseProcess {
    Checks.positive("the purchase rate's shape r", r);
    Checks.positive("the purchase rate's alpha", alpha);
    Checks.positive("the dropout's a", a);
    Checks.positive("the dropout's b", b);
  }

  /**
   * One buyer's purchases.
   *
   * @param ratePerWeek purchases a week while active
   * @param dropoutProbability probability of leaving after a purchase
   * @param days steady days of the purchases, in order, the first one included
   * @param hasLeft whether the buyer left at the last of them
   */
  record Purchases(
      double ratePerWeek, double dropoutProbability, List<Double> days, boolean hasLeft) {
    double firstDay() {
      return days.get(0);
    }

    double lastDay() {
      return days.get(days.size() - 1);
    }
  }

  Purchases draw(Draws draws, double steadyDays) {
    double rate = draws.gamma(r, 1 / alpha);
    double dropout = draws.beta(a, b);
    List<Double> days = new ArrayList<>();
    double day = draws.uniform() * steadyDays;
    days.add(day);
    boolean hasLeft = model.mayLeaveAfterFirst() && draws.chance(dropout);
    while (!hasLeft) {
      // A rate that underflowed to zero makes an endless pause, which ends it too.
      day += draws.exponential(DAYS_A_WEEK / rate);
      if (!(day < steadyDays)) {
        break;
      }
      days.add(day);
      hasLeft = draws.chance(dropout);
    }
    return new Purchases(rate, dropout, days, hasLeft);
  }
}
