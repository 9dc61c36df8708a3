package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fits on CDNOW against published values (Fader, Hardie and Lee 2005; the tests of CLVTools). */
class CdnowFitTest {

  private static List<Cdnow.Customer> customers;
  private static PurchaseModelSelection.Selection purchases;
  private static SpendModelSelection.Selection spend;

  @BeforeAll
  static void fitOnce() {
    customers = Cdnow.customers();
    purchases = PurchaseModelSelection.fit(Cdnow.purchaseCells(customers), MinimumData.DEFAULT);
    spend = SpendModelSelection.fit(Cdnow.spendCells(customers), MinimumData.DEFAULT);
  }

  @Test
  void summarisesTheCustomersAsThePaperDoes() {
    PurchaseCells cells = Cdnow.purchaseCells(customers);

    assertThat(cells.customerCount()).isEqualTo(2357);
    assertThat(cells.customerCount() - cells.repeatBuyerCount()).isEqualTo(1411);
    assertThat(cells.purchaseCount()).isEqualTo(2457);
    assertThat(cells.size()).isEqualTo(1016);
    assertThat(cells.largestX()).isEqualTo(29);
    assertThat(customers.stream().mapToInt(Cdnow.Customer::heldOut).sum()).isEqualTo(1882);
    assertThat(customers.stream().mapToDouble(Cdnow.Customer::age).distinct().count())
        .isEqualTo(84);
  }

  @Test
  void choosesBgNbdWithThePublishedParameters() {
    ModelFit fit = fit(purchases.fits(), "bg-nbd");

    assertThat(fit.isChosen()).isTrue();
    assertThat(fit.isConverged()).isTrue();
    assertThat(purchases.model().name()).isEqualTo("bg-nbd");
    assertThat(fit.parameters().get("r")).isCloseTo(0.2425945, offset(1e-4));
    assertThat(fit.parameters().get("alpha")).isCloseTo(4.4136019, offset(1e-4));
    assertThat(fit.parameters().get("a")).isCloseTo(0.7929199, offset(1e-4));
    assertThat(fit.parameters().get("b")).isCloseTo(2.4258881, offset(1e-4));
    assertThat(fit.logLikelihood()).isCloseTo(-9582.429207, offset(1e-4));
    assertThat(fit.customerCount()).isEqualTo(2357);
  }

  @Test
  void givesTheStandardErrorsOfBgNbd() {
    var errors = fit(purchases.fits(), "bg-nbd").standardErrors();

    assertThat(errors.get("r")).isCloseTo(0.012557, withinPercentage(0.1));
    assertThat(errors.get("alpha")).isCloseTo(0.378224, withinPercentage(0.1));
    assertThat(errors.get("a")).isCloseTo(0.185733, withinPercentage(0.1));
    assertThat(errors.get("b")).isCloseTo(0.705412, withinPercentage(0.1));
  }

  @Test
  void fitsNbdBesideIt() {
    ModelFit fit = fit(purchases.fits(), "nbd");

    assertThat(fit.isChosen()).isFalse();
    assertThat(fit.isConverged()).isTrue();
    assertThat(fit.parameters().get("r")).isCloseTo(0.384766, offset(1e-3));
    assertThat(fit.parameters().get("alpha")).isCloseTo(12.072022, offset(1e-3));
    assertThat(fit.logLikelihood()).isCloseTo(-9763.6576, offset(1e-3));
  }

  @Test
  void choosesGammaGammaWithThePublishedParameters() {
    ModelFit fit = fit(spend.fits(), "gamma-gamma");

    assertThat(fit.isChosen()).isTrue();
    assertThat(fit.customerCount()).isEqualTo(946);
    assertThat(fit.parameters().get("p")).isCloseTo(6.2496, withinPercentage(0.1));
    assertThat(fit.parameters().get("q")).isCloseTo(3.7442, withinPercentage(0.1));
    assertThat(fit.parameters().get("gamma")).isCloseTo(15.4435, withinPercentage(0.1));
    assertThat(fit.logLikelihood()).isCloseTo(-4055.9177, offset(1e-3));
  }

  @Test
  void keepsTheRateAsAnUnchosenBaseline() {
    ModelFit fit = fit(purchases.fits(), "rate");

    assertThat(fit.isChosen()).isFalse();
    assertThat(fit.note()).isEqualTo("Not needed: bg-nbd holds.");
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

  private static double meanAbsoluteError(PurchaseModel model) {
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
  private static double areaUnderCurve(ToDoubleFunction<Cdnow.Customer> score) {
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

  private static double[] scores(
      ToDoubleFunction<Cdnow.Customer> score, Predicate<Cdnow.Customer> group) {
    return customers.stream().filter(group).mapToDouble(score).toArray();
  }

  private static ModelFit fit(List<ModelFit> fits, String model) {
    return fits.stream().filter(fit -> fit.model().equals(model)).findFirst().orElseThrow();
  }
}
