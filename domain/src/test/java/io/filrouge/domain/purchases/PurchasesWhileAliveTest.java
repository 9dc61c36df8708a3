package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against the published formula in 60 digits (mpmath, the form with 2F1(r+x, b+x; a+b+x-1; z)). At
 * 10,000 purchases that form fails even there; the value is the integral over the chance of
 * leaving.
 */
class PurchasesWhileAliveTest {

  @ParameterizedTest
  @CsvSource({
    ".2425945, 4.4136019, .7929199, 2.4258881, 2, 30, 38.857142857142854, 39, 1.21663235061174",
    ".25, 4, 1, 2.5, 2, 30, 39, 39, 1.10615152387098",
    ".25, 4, 1.0000001, 2.5, 2, 30, 39, 39, 1.10615146857391",
    ".25, 4, .8, 2.5, 600, 38, 39, 52, 0.284796608079115",
    ".25, 4, .8, 2.5, 10000, 38.9, 39, 52, 0.00830037577257558",
    ".25, 4, .3, .4, 0, 0, 0, 52, 1.48117924364169",
    ".25, 4, .3, .7001, 0, 0, 0, 52, 1.75909582208958",
    ".25, .05, .8, 2.5, 0, 0, 0, 520, 24.1423428402019",
    ".25, .05, .8, 2.5, 3, 0.5, 1, 5200, 42.3596938938974",
    "100, 400, 1, 1.5, 0, 0, 0, 520, 7.24489324819892",
    "1000, 4000, .8, 2.5, 0, 0, 0, 520, 15.2780847388347",
    "1000, 4000, 1, 2.5, 40, 150, 160, 520, 46.2063465257622",
    ".5, 4, 200, 3, 0, 0, 0, 52, 0.741888265167705",
    ".5, 4, 200, 3000, 5, 20, 39, 52, 1.99806359640103",
    ".5, 4, .001, 5000, 5, 20, 39, 52, 6.65112472419777",
    "5, .5, 3000, 3000, 5, 20, 39, 5200, 0.00283788299937659",
    ".5, 4, .01, .02, 5, 20, 39, 52000, 5878.77623090288",
  })
  void agreesWithTheFormulaInManyDigits(
      double r,
      double alpha,
      double a,
      double b,
      int x,
      double recency,
      double age,
      double horizon,
      double expected) {
    BgNbd model = new BgNbd(r, alpha, a, b);

    assertThat(model.expectedPurchases(x, recency, age, horizon))
        .isCloseTo(expected, withinPercentage(1e-6));
  }
}
