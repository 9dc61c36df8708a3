package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds for every customer under every parameter inside the bounds of a fit. */
class PurchaseModelPropertyTest {

  private static final String SEED = "20261123";

  @Property(seed = SEED)
  void answersAreFiniteAndProbabilitiesAreProbabilities(
      @ForAll("models") PurchaseModel model,
      @ForAll @IntRange(max = 10_000) int x,
      @ForAll @DoubleRange(max = 1) double share,
      @ForAll @DoubleRange(max = 520) double age,
      @ForAll @DoubleRange(max = 520) double horizon) {
    double recency = share * age;

    assertThat(model.probabilityAlive(x, recency, age)).isBetween(0.0, 1.0);
    assertThat(model.probabilityOfNoPurchase(x, recency, age, horizon)).isBetween(0.0, 1.0);
    assertThat(model.expectedPurchases(x, recency, age, horizon)).isFinite().isNotNegative();
    assertThat(model.expectedPurchasesOfNewCustomer(horizon)).isFinite().isNotNegative();
    assertThat(model.purchaseQuantile(x, recency, age, horizon, 0.9)).isNotNegative();
    model
        .weeksToNextPurchase(x, recency, age, 5200)
        .ifPresent(weeks -> assertThat(weeks).isBetween(0.0, 5200.0));
  }

  @Property(seed = SEED)
  void aLongerHorizonNeverHoldsFewerPurchases(
      @ForAll("models") PurchaseModel model,
      @ForAll @IntRange(max = 500) int x,
      @ForAll @DoubleRange(max = 1) double share,
      @ForAll @DoubleRange(max = 520) double age,
      @ForAll @DoubleRange(max = 520) double horizon,
      @ForAll @DoubleRange(max = 520) double more) {
    double recency = share * age;
    double near = model.expectedPurchases(x, recency, age, horizon);
    double far = model.expectedPurchases(x, recency, age, horizon + more);

    assertThat(far).isGreaterThanOrEqualTo(near - 1e-9 * (1 + near));
    assertThat(model.probabilityOfNoPurchase(x, recency, age, horizon + more))
        .isLessThanOrEqualTo(model.probabilityOfNoPurchase(x, recency, age, horizon) + 1e-12);
  }

  @Property(seed = SEED)
  void aMoreRecentPurchaseNeverMakesLeavingLikelier(
      @ForAll("models") PurchaseModel model,
      @ForAll @IntRange(min = 1, max = 500) int x,
      @ForAll @DoubleRange(max = 1) double one,
      @ForAll @DoubleRange(max = 1) double other,
      @ForAll @DoubleRange(max = 520) double age) {
    double earlier = Math.min(one, other) * age;
    double later = Math.max(one, other) * age;

    assertThat(model.probabilityAlive(x, later, age))
        .isGreaterThanOrEqualTo(model.probabilityAlive(x, earlier, age));
  }

  @Property(seed = SEED, tries = 300)
  void theIntervalHoldsTheValue(
      @ForAll("models") PurchaseModel model,
      @ForAll @IntRange(max = 2_000) int x,
      @ForAll @DoubleRange(max = 1) double share,
      @ForAll @DoubleRange(max = 520) double age,
      @ForAll @DoubleRange(max = 10_000) double meanSpend) {
    LifetimeValue year = new LifetimeValue(model, new GammaGamma(6.25, 3.74, 15.44), 52, 4, 0.01);
    ValueForecast forecast = year.forecast(x, share * age, age, meanSpend);

    assertThat(forecast.value()).isFinite().isNotNegative();
    assertThat(forecast.low()).isBetween(0.0, forecast.value());
    assertThat(forecast.high()).isFinite().isGreaterThanOrEqualTo(forecast.value());
  }

  @Provide
  Arbitrary<PurchaseModel> models() {
    var shapes = tenTo(-3, 3);
    var times = tenTo(-1, 4);
    Arbitrary<PurchaseModel> bgNbd =
        Combinators.combine(shapes, times, shapes, shapes).as(BgNbd::new);
    Arbitrary<PurchaseModel> mbgNbd =
        Combinators.combine(shapes, times, shapes, shapes).as(MbgNbd::new);
    Arbitrary<PurchaseModel> paretoNbd =
        Combinators.combine(shapes, times, shapes, times).as(ParetoNbd::new);
    Arbitrary<PurchaseModel> mbgCnbdK =
        Combinators.combine(Arbitraries.integers().between(1, 4), shapes, times, shapes, shapes)
            .as(MbgCnbdK::new);
    Arbitrary<PurchaseModel> nbd = Combinators.combine(shapes, times).as(Nbd::new);
    Arbitrary<PurchaseModel> rate = tenTo(-5, 2).map(Rate::new);
    return Arbitraries.oneOf(bgNbd, mbgNbd, paretoNbd, mbgCnbdK, nbd, rate);
  }

  /** Even over the logarithm. */
  private static Arbitrary<Double> tenTo(int least, int most) {
    return Arbitraries.doubles().between(least, most).map(exponent -> Math.pow(10, exponent));
  }
}
