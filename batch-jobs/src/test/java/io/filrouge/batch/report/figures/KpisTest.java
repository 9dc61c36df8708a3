package io.filrouge.batch.report.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.filrouge.batch.report.figures.KpiFigure.TrendPoint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KpisTest {
  private static final List<KpiFigure> FULL = Kpis.of(Figures.full("tea"));

  @Test
  void tellsEveryFigureOfAShopWithEverySource() {
    assertThat(FULL).extracting(KpiFigure::kpi).containsExactly(Kpi.values());
  }

  @Test
  void tellsNothingThatItsSourcesDoNotAllow() {
    assertThat(Kpis.of(Figures.empty())).isEmpty();
  }

  @Test
  void followsTheFormulas() {
    assertThat(figure(Kpi.EXPECTED_CHURN).value()).isEqualTo(16.0 / 40);
    assertThat(figure(Kpi.BASE_VALUE).value()).isEqualTo(1000);
    assertThat(figure(Kpi.CART_ABANDONMENT_RATE).value()).isEqualTo(2.0 / 5);
    assertThat(figure(Kpi.RECOVERED_CARTS).value()).isEqualTo(9);
    assertThat(figure(Kpi.NET_PROMOTER_SCORE).value()).isEqualTo(20);
    assertThat(figure(Kpi.NET_SALES).value()).isEqualTo(90 * 120.5, within(1e-6));
    assertThat(figure(Kpi.OBSERVED_CHURN).value())
        .isEqualTo(1 - figure(Kpi.RETENTION_RATE).value(), within(1e-12));
  }

  @Test
  void givesTheValueOfTheBaseItsInterval() {
    KpiFigure.Interval interval = figure(Kpi.BASE_VALUE).interval().orElseThrow();

    assertThat(interval.high() - 1000).isEqualTo(1.2815515655446004 * 12, within(1e-9));
    assertThat(1000 - interval.low()).isEqualTo(1.2815515655446004 * 12, within(1e-9));
  }

  @Test
  void holdsTheChurnThatCameAgainstTheOneExpected() {
    assertThat(figure(Kpi.OBSERVED_CHURN).reference()).contains(0.4);
  }

  @Test
  void comparesWithFourWeeksAgoOrTheOldestKnown() {
    assertThat(figure(Kpi.ACTIVE_CUSTOMERS).comparedWith().map(TrendPoint::day))
        .contains(Figures.NIGHT.minusDays(28));
    assertThat(figure(Kpi.BASE_VALUE).comparedWith())
        .contains(new TrendPoint(Figures.NIGHT.minusDays(7), 900));
    assertThat(figure(Kpi.EXPECTED_CHURN).comparedWith()).isEqualTo(Optional.empty());
  }

  @Test
  void meetsATargetFromItsBetterSide() {
    assertThat(Kpi.REPEAT_RATE.meets(0.3, 0.3)).isTrue();
    assertThat(Kpi.REPEAT_RATE.meets(0.29, 0.3)).isFalse();
    assertThat(Kpi.OBSERVED_CHURN.meets(0.29, 0.3)).isTrue();
    assertThat(Kpi.OBSERVED_CHURN.meets(0.31, 0.3)).isFalse();
  }

  @Test
  void drawsTheLorenzCurveBetweenTheTenthsThatThereAre() {
    LorenzCurve curve = LorenzCurve.of(Figures.full("tea").base());

    assertThat(curve.points())
        .containsExactly(
            new LorenzCurve.Point(0, 0),
            new LorenzCurve.Point(0.2, 0),
            new LorenzCurve.Point(0.8, 0.2),
            new LorenzCurve.Point(1, 1));
    assertThat(curve.ofTop(0.2)).isEqualTo(0.8, within(1e-12));
    assertThat(curve.ofTop(0.5)).isEqualTo(0.9, within(1e-12));
    assertThat(curve.ofTop(1)).isEqualTo(1, within(1e-12));
    assertThat(LorenzCurve.of(Figures.empty().base()).ofTop(0.2)).isEqualTo(0.2, within(1e-12));
  }

  private static KpiFigure figure(Kpi kpi) {
    return FULL.stream().filter(figure -> figure.kpi() == kpi).findFirst().orElseThrow();
  }
}
