package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Predictions on CDNOW against its hold-out and against published values. */
class CdnowPredictionTest {

  private List<Cdnow.Customer> customers;
  private PurchaseModelSelection.Selection purchases;
  private SpendModelSelection.Selection spend;

  @BeforeEach
  void fit() {
    customers = Cdnow.customers();
    purchases = PurchaseModelSelection.fit(Cdnow.purchaseCells(customers), MinimumData.DEFAULT);
    spend = SpendModelSelection.fit(Cdnow.spendCells(customers), MinimumData.DEFAULT);
  }

  @Test
  void predictsTheHoldOutByPastPurchasesAsPublished() {
    double[] actual = new double[8];
    double[] predicted = new double[8];
    int[] count = new int[8];
    for (Cdnow.Customer c : customers) {
      int group = Math.min(7, c.x());
      actual[group] += c.heldOut();
      predicted[group] +=
          purchases.model().expectedPurchases(c.x(), c.recency(), c.age(), Cdnow.HOLD_OUT_WEEKS);
      count[group]++;
    }
    for (int i = 0; i < 8; i++) {
      actual[i] /= count[i];
      predicted[i] /= count[i];
    }

    assertThat(actual)
        .containsExactly(
            new double[] {.2367, .6970, 1.3925, 1.5600, 2.5323, 2.9474, 3.8621, 6.3594},
            offset(1e-4));
    assertThat(predicted)
        .containsExactly(
            new double[] {.2251, .5231, 1.0441, 1.5203, 2.1638, 2.6538, 3.5040, 6.1570},
            offset(1e-3));
  }

  @Test
  void missesTheHoldOutByNoMoreThanPublished() {
    ModelFit nbd = fit(purchases.fits(), "nbd");
    PurchaseModel nbdModel = new Nbd(nbd.parameters().get("r"), nbd.parameters().get("alpha"));

    assertThat(meanAbsoluteError(purchases.model())).isCloseTo(0.7855, offset(1e-3));
    assertThat(meanAbsoluteError(nbdModel)).isCloseTo(1.0410, offset(1e-3));
  }

  /** The published values rest on the summary with two decimals. */
  @Test
  void valuesCustomersForTwelveMonths() {
    List<Cdnow.Customer> rounded = Cdnow.roundedCustomers();
    var roundedPurchases =
        PurchaseModelSelection.fit(Cdnow.purchaseCells(rounded), MinimumData.DEFAULT);
    var roundedSpend = SpendModelSelection.fit(Cdnow.spendCells(rounded), MinimumData.DEFAULT);
    List<Double> values = values(roundedPurchases.model(), roundedSpend.model(), rounded);

    assertThat(values.get(0)).isCloseTo(36.2785, offset(1e-3));
    assertThat(values.get(1)).isCloseTo(4.6375, offset(1e-3));
    assertThat(values.get(2)).isCloseTo(8.3441, offset(1e-3));
    assertThat(mean(values)).isCloseTo(30.3394, offset(1e-3));
  }

  /** 140.0962 is what a unit error, months of 30 weeks, makes of the first customer. */
  @Test
  void valuesCustomersAlikeWithoutRounding() {
    List<Double> values = values(purchases.model(), spend.model(), customers);

    assertThat(values.get(0)).isCloseTo(36.2785, withinPercentage(0.1));
    assertThat(values.get(0)).isNotCloseTo(140.0962, offset(1.0));
    assertThat(mean(values)).isCloseTo(30.3394, withinPercentage(0.1));
  }

  /**
   * Computed independently from the ranks (scipy). Silence, the plain recency baseline, does better
   * than the model here, and p(alive) worse than chance.
   */
  @Test
  void ranksByProbabilityOfPurchaseAndNotByProbabilityAlive() {
    PurchaseModel model = purchases.model();
    double bySilence = areaUnderCurve(c -> c.recency() - c.age());
    double byAlive = areaUnderCurve(c -> model.probabilityAlive(c.x(), c.recency(), c.age()));
    double byPurchase =
        areaUnderCurve(c -> -model.probabilityOfNoPurchase(c.x(), c.recency(), c.age(), 39));

    assertThat(bySilence).isCloseTo(0.7714, offset(1e-3));
    assertThat(byAlive).isCloseTo(0.3158, offset(1e-3));
    assertThat(byPurchase).isCloseTo(0.7569, offset(1e-3));
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
    return customers.stream()
        .mapToDouble(
            c ->
                Math.abs(
                    c.heldOut()
                        - model.expectedPurchases(
                            c.x(), c.recency(), c.age(), Cdnow.HOLD_OUT_WEEKS)))
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

  private static ModelFit fit(List<ModelFit> fits, String model) {
    return fits.stream().filter(fit -> fit.model().equals(model)).findFirst().orElseThrow();
  }
}
