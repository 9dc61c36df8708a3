package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Predictions on CDNOW against its hold-out and against published values. */
class CdnowPredictionTest {

  private List<Cdnow.Customer> customers;
  private PurchaseCells cells;
  private SpendModelSelection.Selection spend;

  @BeforeEach
  void fit() {
    customers = Cdnow.customers();
    cells = Cdnow.purchaseCells(customers);
    spend = SpendModelSelection.fit(Cdnow.spendCells(customers), MinimumData.DEFAULT);
  }

  @Test
  void predictsTheHoldOutByPastPurchasesAsPublished() {
    assertThat(meansByPastPurchases(Cdnow.Customer::heldOut))
        .containsExactly(
            new double[] {.2367, .6970, 1.3925, 1.5600, 2.5323, 2.9474, 3.8621, 6.3594},
            offset(1e-4));
    assertThat(meansByPastPurchases(expectation(fitted(LeavingModel.BG_NBD))))
        .containsExactly(
            new double[] {.2251, .5231, 1.0441, 1.5203, 2.1638, 2.6538, 3.5040, 6.1570},
            offset(1e-3));
    assertThat(meansByPastPurchases(expectation(fitted(LeavingModel.PARETO_NBD))))
        .containsExactly(
            new double[] {.138, .600, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403}, offset(1e-3));
    assertThat(meansByPastPurchases(expectation(fitted(LeavingModel.MBG_NBD))))
        .containsExactly(
            new double[] {.1852, .5514, 1.0490, 1.4929, 2.1043, 2.5636, 3.3608, 5.8485},
            offset(1e-3));
  }

  @Test
  void missesTheHoldOutByNoMoreThanPublished() {
    Estimate nbd = MaximumLikelihood.fit(new NbdLikelihood(cells));
    PurchaseModel nbdModel = new Nbd(nbd.parameter(0), nbd.parameter(1));

    assertThat(meanAbsoluteError(fitted(LeavingModel.BG_NBD))).isCloseTo(0.7855, offset(1e-3));
    assertThat(meanAbsoluteError(fitted(LeavingModel.PARETO_NBD))).isCloseTo(0.7545, offset(1e-3));
    assertThat(meanAbsoluteError(fitted(LeavingModel.MBG_NBD))).isCloseTo(0.7648, offset(1e-3));
    assertThat(meanAbsoluteError(nbdModel)).isCloseTo(1.0410, offset(1e-3));
  }

  /** The published values rest on the summary with two decimals. */
  @Test
  void valuesCustomersForTwelveMonths() {
    List<Cdnow.Customer> rounded = Cdnow.roundedCustomers();
    PurchaseModel roundedPurchases = fitted(LeavingModel.BG_NBD, Cdnow.purchaseCells(rounded));
    var roundedSpend = SpendModelSelection.fit(Cdnow.spendCells(rounded), MinimumData.DEFAULT);
    List<Double> values = values(roundedPurchases, roundedSpend.model(), rounded);

    assertThat(values.get(0)).isCloseTo(36.2785, offset(1e-3));
    assertThat(values.get(1)).isCloseTo(4.6375, offset(1e-3));
    assertThat(values.get(2)).isCloseTo(8.3441, offset(1e-3));
    assertThat(mean(values)).isCloseTo(30.3394, offset(1e-3));
  }

  /** 140.0962 is what a unit error, months of 30 weeks, makes of the first customer. */
  @Test
  void valuesCustomersAlikeWithoutRounding() {
    List<Double> values = values(fitted(LeavingModel.BG_NBD), spend.model(), customers);

    assertThat(values.get(0)).isCloseTo(36.2785, withinPercentage(0.1));
    assertThat(values.get(0)).isNotCloseTo(140.0962, offset(1.0));
    assertThat(mean(values)).isCloseTo(30.3394, withinPercentage(0.1));
  }

  /**
   * Those of BG/NBD, Pareto/NBD and silence are computed independently from the ranks (scipy).
   * Silence, the plain recency baseline, does better than any model here, and p(alive) of BG/NBD
   * worse than chance.
   */
  @Test
  void ranksByProbabilityOfPurchaseAndNotByProbabilityAlive() {
    PurchaseModel bgNbd = fitted(LeavingModel.BG_NBD);
    double bySilence = areaUnderCurve(c -> c.recency() - c.age());
    double byAlive = areaUnderCurve(c -> bgNbd.probabilityAlive(c.x(), c.recency(), c.age()));

    assertThat(bySilence).isCloseTo(0.7714, offset(1e-3));
    assertThat(byAlive).isCloseTo(0.3158, offset(1e-3));
    assertThat(areaByPurchase(bgNbd)).isCloseTo(0.7569, offset(1e-3));
    assertThat(areaByPurchase(fitted(LeavingModel.MBG_NBD))).isCloseTo(0.7601, offset(1e-3));
    assertThat(areaByPurchase(fitted(LeavingModel.PARETO_NBD))).isCloseTo(0.7712, offset(1e-3));
  }

  private PurchaseModel fitted(LeavingModel model) {
    return fitted(model, cells);
  }

  private static PurchaseModel fitted(LeavingModel model, PurchaseCells cells) {
    return model.of(model.fit(cells));
  }

  private static ToDoubleFunction<Cdnow.Customer> expectation(PurchaseModel model) {
    return c -> model.expectedPurchases(c.x(), c.recency(), c.age(), Cdnow.HOLD_OUT_WEEKS);
  }

  /** Over the customers with 0, 1, ... 6 and with 7 or more repeat purchases. */
  private double[] meansByPastPurchases(ToDoubleFunction<Cdnow.Customer> figure) {
    double[] sums = new double[8];
    int[] counts = new int[8];
    for (Cdnow.Customer c : customers) {
      int group = Math.min(7, c.x());
      sums[group] += figure.applyAsDouble(c);
      counts[group]++;
    }
    double[] means = new double[8];
    Arrays.setAll(means, i -> sums[i] / counts[i]);
    return means;
  }

  private double areaByPurchase(PurchaseModel model) {
    return areaUnderCurve(
        c -> -model.probabilityOfNoPurchase(c.x(), c.recency(), c.age(), Cdnow.HOLD_OUT_WEEKS));
  }

  private static List<Double> values(
      PurchaseModel purchases, SpendModel spend, List<Cdnow.Customer> customers) {
    LifetimeValue year = new LifetimeValue(purchases, spend, 12 * 4.345, 4.345, 0.01);
    return customers.stream()
        .map(c -> year.forecast(c.x(), c.recency(), c.age(), c.meanSpend()).value())
        .toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElseThrow();
  }

  private double meanAbsoluteError(PurchaseModel model) {
    ToDoubleFunction<Cdnow.Customer> expectation = expectation(model);
    return customers.stream()
        .mapToDouble(c -> Math.abs(c.heldOut() - expectation.applyAsDouble(c)))
        .average()
        .orElseThrow();
  }

  /** The share of pairs (bought again, did not) that the score puts in order; ties count half. */
  private double areaUnderCurve(ToDoubleFunction<Cdnow.Customer> score) {
    double[] bought = scores(score, customer -> customer.heldOut() > 0);
    double[] silent = scores(score, customer -> customer.heldOut() == 0);
    double ordered = 0;
    for (double above : bought) {
      for (double below : silent) {
        ordered += (Math.signum(above - below) + 1) / 2;
      }
    }
    return ordered / bought.length / silent.length;
  }

  private double[] scores(ToDoubleFunction<Cdnow.Customer> score, Predicate<Cdnow.Customer> group) {
    return customers.stream().filter(group).mapToDouble(score).toArray();
  }
}
