package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MbgCnbdKTest {

  private static final MbgCnbdK MODEL = new MbgCnbdK(3, 0.6, 4, 0.5, 2.5);

  /**
   * In 30 digits (mpmath): p(alive) and no purchase within 13 weeks from the likelihoods, the
   * expectation over 39 weeks from the sum of incomplete beta functions.
   */
  @ParameterizedTest
  @CsvSource({
    "2, .5, 8, .9, 1.6, 2, 30, 39, 0.7410166006955, 0.610481797499, 1.299686687505",
    "3, .6, 4, .5, 2.5, 5, 20, 39, 0.05278485050344, 0.9485632373946, 0.2561620476539",
    "3, .6, 4, .5, 2.5, 0, 0, 10, 0.7978126544924, 0.7999380719414, 0.7088642397066",
    "4, 2, 10, .3, 4, 26, 30.8, 31, 0.9900784116316, 0.009921588782913, 22.5855111803",
    "4, 2, 10, 1, 4, 150, 30.8, 31, 0.9902306275927, 0.009769372407336, 100.8832812821",
  })
  void agreesWithTheFormulaInManyDigits(
      int k,
      double r,
      double alpha,
      double a,
      double b,
      int x,
      double recency,
      double age,
      double alive,
      double none,
      double expected) {
    MbgCnbdK model = new MbgCnbdK(k, r, alpha, a, b);

    assertThat(model.probabilityAlive(x, recency, age)).isCloseTo(alive, withinPercentage(1e-9));
    assertThat(model.probabilityOfNoPurchase(x, recency, age, 13)).isCloseTo(none, offset(1e-11));
    assertThat(model.expectedPurchases(x, recency, age, 39))
        .isCloseTo(expected, withinPercentage(1e-9));
  }

  @Test
  void isMbgNbdWhereEveryEventIsAPurchase() {
    MbgCnbdK regular = new MbgCnbdK(1, 0.524843, 6.183085, 0.891360, 1.614003);
    MbgNbd irregular = new MbgNbd(0.524843, 6.183085, 0.891360, 1.614003);

    for (int x : new int[] {0, 2, 29, 400}) {
      assertThat(regular.probabilityAlive(x, 30, 39))
          .isCloseTo(irregular.probabilityAlive(x, 30, 39), withinPercentage(1e-9));
      assertThat(regular.expectedPurchases(x, 38, 39, 52))
          .isCloseTo(irregular.expectedPurchases(x, 38, 39, 52), withinPercentage(1e-8));
      assertThat(regular.purchaseQuantile(x, 38, 39, 52, 0.9))
          .isEqualTo(irregular.purchaseQuantile(x, 38, 39, 52, 0.9));
    }
    assertThat(regular.discountedPurchases(2, 30, 39, 0.01))
        .isCloseTo(irregular.discountedPurchases(2, 30, 39, 0.01), withinPercentage(1e-3));
  }

  @Test
  void countsWhatItExpects() {
    for (int x : new int[] {0, 2, 29, 120}) {
      PurchaseCounts counts = MODEL.purchaseCounts(x, 38, 39, 52);
      double mean = 0;
      for (int n = 0; n < 2000; n++) {
        mean += counts.probabilityOfMoreThan(n);
      }

      assertThat(mean).isCloseTo(MODEL.expectedPurchases(x, 38, 39, 52), withinPercentage(1e-3));
      assertThat(counts.probabilityOfMoreThan(0))
          .isCloseTo(1 - MODEL.probabilityOfNoPurchase(x, 38, 39, 52), offset(1e-12));
    }
  }

  /** The longest sum over events, and the approximation beyond it. */
  @Test
  void goesOnWhereTheSumEnds() {
    MbgCnbdK busy = new MbgCnbdK(4, 400, 1, 0.5, 2.5);
    double summed = busy.expectedPurchases(0, 0, 0, 454);
    double approximated = busy.expectedPurchases(0, 0, 0, 456);

    assertThat(approximated / summed).isCloseTo(Math.pow(456 / 454.0, 0.5), offset(1e-4));
  }

  @Test
  void waitsUntilAPurchaseIsAsLikelyAsNot() {
    double wait = MODEL.weeksToNextPurchase(5, 36, 39, 520).orElseThrow();

    assertThat(MODEL.probabilityOfNoPurchase(5, 36, 39, wait)).isCloseTo(0.5, offset(1e-9));
    assertThat(MODEL.weeksToNextPurchase(5, 36, 39, wait - 0.1)).isEmpty();
    assertThat(MODEL.weeksToNextPurchase(5, 20, 39, 1e6)).isEmpty();
  }

  /** Shops drawn from the model itself: 4,000 customers over 104 weeks. */
  @Test
  void isChosenWithItsKWhereBuyersAreRegular() {
    Random random = new Random(20261126);
    PurchaseCellsBuilder builder = PurchaseCells.builder();
    double logIntervals = 0;
    for (int customer = 0; customer < 4000; customer++) {
      double rate = exponential(random, 2) / 5;
      double leaving = Math.pow(random.nextDouble(), 1 / 0.8);
      leaving /= leaving + exponential(random, 3);
      double age = 52 + random.nextInt(365) / 7.0;
      double last = 0;
      int x = 0;
      while (random.nextDouble() >= leaving) {
        double interval = exponential(random, 3) / rate;
        if (last + interval > age) {
          break;
        }
        last += interval;
        x++;
        logIntervals += Math.log(interval);
      }
      builder.add(x, last, age);
    }
    PurchaseCells cells = builder.build();
    var known =
        PurchaseModelSelection.fit(cells.withLogIntervals(logIntervals), MinimumData.DEFAULT);
    ModelFit fit = PurchaseModelSelectionTest.fit(known, "mbg-cnbd-k");

    assertThat(known.model().name()).isEqualTo("mbg-cnbd-k");
    assertThat(fit.parameters()).containsEntry("k", 3.0);
    assertThat(fit.standardErrors()).doesNotContainKey("k").hasSize(4);
    assertThat(fit.parameters().get("r")).isCloseTo(2, withinPercentage(10));
    assertThat(fit.parameters().get("alpha")).isCloseTo(5, withinPercentage(10));
    assertThat(PurchaseModelSelection.fit(cells, MinimumData.DEFAULT).fits())
        .extracting(ModelFit::model)
        .doesNotContain("mbg-cnbd-k");
  }

  @Test
  void refusesAnotherK() {
    assertThatThrownBy(() -> new MbgCnbdK(5, 1, 1, 1, 1))
        .hasMessage("Cannot set parameter k: 5; give 1 to 4");
  }

  /** The sum of {@code shape} exponential draws of mean 1. */
  private static double exponential(Random random, int shape) {
    double sum = 0;
    for (int i = 0; i < shape; i++) {
      sum -= Math.log(1 - random.nextDouble());
    }
    return sum;
  }
}
