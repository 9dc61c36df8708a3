package io.filrouge.domain.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.filrouge.domain.purchases.ParetoNbd;
import io.filrouge.domain.purchases.PurchaseModel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeasonalModelTest {
  private static final LocalDate AS_OF = LocalDate.parse("2025-09-30");
  private static final PurchaseModel STEADY = new ParetoNbd(0.55, 10.6, 0.6, 11.7);

  @Test
  void isTheModelWithinWhereTheYearIsEven() {
    PurchaseModel even = new SeasonalModel(STEADY, new SeasonalTime(YearIndex.EVEN, AS_OF, 7));

    assertThat(even.name()).isEqualTo("pareto-nbd+season");
    assertThat(SeasonalModel.steadyName(even)).isEqualTo("pareto-nbd");
    assertThat(even.probabilityAlive(2, 30, 39))
        .isCloseTo(STEADY.probabilityAlive(2, 30, 39), within(1e-12));
    assertThat(even.expectedPurchases(2, 30, 39, 52))
        .isCloseTo(STEADY.expectedPurchases(2, 30, 39, 52), within(1e-12));
    assertThat(even.probabilityOfNoPurchase(2, 30, 39, 13))
        .isCloseTo(STEADY.probabilityOfNoPurchase(2, 30, 39, 13), within(1e-12));
    assertThat(even.purchaseQuantile(7, 35, 39, 52, 0.9))
        .isEqualTo(STEADY.purchaseQuantile(7, 35, 39, 52, 0.9));
    assertThat(even.weeksToNextPurchase(7, 38, 39, 104).getAsDouble())
        .isCloseTo(STEADY.weeksToNextPurchase(7, 38, 39, 104).getAsDouble(), within(1e-9));
  }

  @Test
  void expectsMoreOfABusyQuarterAndNoMoreOfYears() {
    PurchaseModel seasonal = new SeasonalModel(STEADY, time());

    assertThat(seasonal.expectedPurchases(2, 30, 39, 13))
        .isGreaterThan(1.3 * STEADY.expectedPurchases(2, 30, 39, 13));
    assertThat(seasonal.weeksToNextPurchase(7, 38, 39, 104).getAsDouble())
        .isLessThan(STEADY.weeksToNextPurchase(7, 38, 39, 104).getAsDouble());
    assertThat(time().ahead(4 * 52.17857142857143)).isCloseTo(4 * 52.17857142857143, within(1e-9));
  }

  @Test
  void tellsTimeByWhatIsBoughtInIt() {
    SeasonalTime time = time();
    YearIndex index = SeasonalShop.truth();

    double firstOfOctober = index.speed(YearIndex.week(AS_OF.plusDays(1).toEpochDay()));
    assertThat(time.ahead(1 / 7.0) * 7).isCloseTo(firstOfOctober, within(1e-9));
    double today = index.speed(YearIndex.week(AS_OF.toEpochDay()));
    assertThat(time.age(1 / 7.0) * 7).isCloseTo(today, within(1e-9));
    assertThat(time.recency(20, 20)).isEqualTo(time.age(20));
    assertThat(time.recency(0, 20)).isZero();
    assertThat(time.spanAhead(time.ahead(9), 104)).isCloseTo(9, within(1e-9));
  }

  @Test
  void refusesImpossibleHistoriesAsEveryModel() {
    PurchaseModel seasonal = new SeasonalModel(STEADY, time());

    assertThatThrownBy(() -> seasonal.probabilityAlive(1, 5, 4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> seasonal.expectedPurchases(1, Double.NaN, 4, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> seasonal.expectedPurchases(1, 2, 4, -5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> seasonal.probabilityAlive(0, 0, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesSpeedsThatAreNone() {
    double[] speeds = new double[YearIndex.WEEKS];
    Arrays.fill(speeds, 1);
    speeds[3] = 0;

    assertThatThrownBy(() -> YearIndex.of(speeds)).hasMessageContaining("give 52 finite numbers");
    assertThatThrownBy(() -> YearIndex.ofMonths(List.of(1.0, -2.0)))
        .hasMessageContaining("give 12 finite numbers above 0");
    assertThatThrownBy(() -> YearIndex.of(1, 2)).hasMessageContaining("give 52 finite numbers");
  }

  private static SeasonalTime time() {
    return new SeasonalTime(SeasonalShop.truth(), AS_OF, 7);
  }
}
