package io.filrouge.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.filrouge.domain.purchases.MinimumData;
import io.filrouge.domain.purchases.PurchaseCells;
import io.filrouge.domain.purchases.PurchaseCellsBuilder;
import io.filrouge.domain.purchases.PurchaseModelSelection;
import io.filrouge.domain.purchases.SpendCells;
import io.filrouge.domain.purchases.SpendModelSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackTestTest {

  private static final double YEAR = 52;

  /** Of four customers who bought again two bought again, of six who did not one. */
  private static final Outcomes OUTCOMES =
      Outcomes.builder()
          .add(new CustomerOutcome(2, 40, 60, 10, 2, 20, 3, 36), 2)
          .add(new CustomerOutcome(1, 10, 60, 8, 0, 0, 0, 0), 2)
          .add(new CustomerOutcome(0, 0, 60, 0, 0, 0, 0, 0), 5)
          .add(new CustomerOutcome(0, 0, 20, 0, 0, 0, 1, 15), 1)
          .build();

  @Test
  void asBeforeIsMeasuredByItsTotals() {
    ModelEvaluation orders = of(Baselines.SAME_AS_BEFORE, Target.ORDERS);

    assertThat(value(orders, Metric.ACTUAL_TOTAL)).isEqualTo(7);
    assertThat(value(orders, Metric.PREDICTED_TOTAL)).isEqualTo(4);
    assertThat(value(orders, Metric.BIAS)).isEqualTo(-3 / 7.0, within(1e-12));
    assertThat(value(orders, Metric.MAE)).isEqualTo(0.3);
    ModelEvaluation amount = of(Baselines.SAME_SPEND_AS_BEFORE, Target.AMOUNT);
    assertThat(value(amount, Metric.ACTUAL_TOTAL)).isEqualTo(87);
    assertThat(value(amount, Metric.PREDICTED_TOTAL)).isEqualTo(40);
    ModelEvaluation churn = of(Baselines.SAME_AS_BEFORE, Target.NO_PURCHASE);
    assertThat(value(churn, Metric.ACTUAL_TOTAL)).isEqualTo(7);
    assertThat(value(churn, Metric.BRIER)).isEqualTo(0.1);
  }

  @Test
  void intervalsOfProbabilitiesAreHeldToTheSharesOfTenths() {
    // The six with one purchase are one tenth, of whom five stayed away, and hit; the four are
    // missed.
    Forecaster forecaster =
        new Forecaster(
            "some",
            Target.NO_PURCHASE,
            Forecaster.Depth.VALUE_WITH_INTERVAL,
            false,
            customer ->
                customer.x() == 0 ? new Forecast(0.8, 0.7, 0.9) : new Forecast(0.2, 0.1, 0.3));

    assertThat(value(new BackTest(OUTCOMES, 1).evaluate(forecaster), Metric.INTERVAL_COVERAGE))
        .isEqualTo(0.6);
  }

  @Test
  void recencyOnlyRanks() {
    ModelEvaluation churn = of(Baselines.RECENCY, Target.NO_PURCHASE);

    // The three who came back were silent for 20, the others for 50 and 60.
    assertThat(churn.metrics()).extracting(Measured::metric).containsExactly(Metric.AUC);
    assertThat(value(churn, Metric.AUC)).isEqualTo(1);
    assertThat(churn.deciles()).isEmpty();
  }

  @Test
  void totalsAreFactsAndRanksHaveIntervals() {
    ModelEvaluation orders = of(Baselines.SAME_AS_BEFORE, Target.ORDERS);

    assertThat(orders.measured(Metric.ACTUAL_TOTAL).orElseThrow().low()).isNull();
    Measured error = orders.measured(Metric.MAE).orElseThrow();
    assertThat(error.low()).isLessThan(error.value());
    assertThat(error.high()).isGreaterThan(error.value());
  }

  @Test
  void decilesHoldWhatCame() {
    ModelEvaluation churn = of(Baselines.SAME_AS_BEFORE, Target.NO_PURCHASE);

    assertThat(churn.deciles())
        .extracting(CalibrationDecile::customerCount)
        .containsExactly(2L, 8L);
    assertThat(churn.deciles()).extracting(CalibrationDecile::predicted).containsExactly(0.0, 1.0);
    assertThat(churn.deciles())
        .extracting(CalibrationDecile::observed)
        .containsExactly(0.0, 7 / 8.0);
  }

  @Test
  void everyCandidateThatCouldBeFittedIsEvaluated() {
    PurchaseModelSelection.Selection purchases =
        PurchaseModelSelection.fit(purchaseCells(), new MinimumData(0, 0));
    SpendModelSelection.Selection spend =
        SpendModelSelection.fit(spendCells(), new MinimumData(0, 0));
    List<Forecaster> candidates = new Candidates(purchases, spend, YEAR).all();

    assertThat(candidates)
        .hasSize(purchases.models().size() * (2 + spend.models().size()))
        .filteredOn(Forecaster::isChosen)
        .extracting(Forecaster::model)
        .containsExactly(
            purchases.model().name(),
            purchases.model().name(),
            purchases.model().name() + "+" + spend.model().name());
    BackTest backTest = new BackTest(OUTCOMES, 1);
    assertThat(candidates.stream().map(backTest::evaluate))
        .allSatisfy(evaluation -> assertThat(evaluation.metrics()).isNotEmpty())
        .filteredOn(evaluation -> evaluation.target() == Target.AMOUNT)
        .allSatisfy(
            evaluation ->
                assertThat(value(evaluation, Metric.INTERVAL_COVERAGE)).isBetween(0.0, 1.0));
  }

  @Test
  void theSameCustomersInAnyOrderGiveTheSame() {
    List<Outcomes.Counted> cells = new ArrayList<>(OUTCOMES.cells());
    Outcomes.Builder backwards = Outcomes.builder();
    for (int i = cells.size() - 1; i >= 0; i--) {
      for (int j = 0; j < cells.get(i).count(); j++) {
        backwards.add(cells.get(i).outcome(), 1);
      }
    }

    assertThat(all(new BackTest(backwards.build(), 1))).isEqualTo(all(new BackTest(OUTCOMES, 1)));
  }

  @Test
  void refusesToTestOnNobody() {
    Outcomes nobody = Outcomes.builder().build();

    assertThatThrownBy(() -> new BackTest(nobody, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot back-test without customers; give some");
    assertThatThrownBy(() -> Outcomes.builder().add(OUTCOMES.cells().get(0).outcome(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot count customers who are alike: 0; give 1 or more");
  }

  private static ModelEvaluation of(String model, Target target) {
    Forecaster forecaster =
        Baselines.all().stream()
            .filter(any -> any.model().equals(model) && any.target() == target)
            .findFirst()
            .orElseThrow();
    return new BackTest(OUTCOMES, 1).evaluate(forecaster);
  }

  private static List<ModelEvaluation> all(BackTest backTest) {
    Stream<Forecaster> baselines = Baselines.all().stream();
    return baselines.map(backTest::evaluate).toList();
  }

  private static double value(ModelEvaluation evaluation, Metric metric) {
    return evaluation.measured(metric).orElseThrow().value();
  }

  private static PurchaseCells purchaseCells() {
    PurchaseCellsBuilder builder = PurchaseCells.builder();
    for (Outcomes.Counted cell : OUTCOMES.cells()) {
      CustomerOutcome customer = cell.outcome();
      builder.add(customer.x(), customer.recency(), customer.age(), cell.count());
    }
    return builder.build();
  }

  private static SpendCells spendCells() {
    SpendCells.Builder builder = SpendCells.builder();
    for (Outcomes.Counted cell : OUTCOMES.cells()) {
      builder.add(cell.outcome().x(), cell.outcome().meanSpend(), cell.count());
    }
    return builder.build();
  }
}
