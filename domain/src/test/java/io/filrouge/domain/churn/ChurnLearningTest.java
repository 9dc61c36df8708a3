package io.filrouge.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.churn.ChurnLearning.Learned;
import io.filrouge.domain.churn.ChurnModel.Voice;
import io.filrouge.domain.evaluation.BackTest;
import io.filrouge.domain.evaluation.CustomerOutcome;
import io.filrouge.domain.evaluation.Forecaster;
import io.filrouge.domain.evaluation.Metric;
import io.filrouge.domain.evaluation.Outcomes;
import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.PurchaseTraits;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ChurnLearningTest {
  private final People people = new People(7);

  @Test
  void takesTheTreesWhereTheyForetellBetterAndFindsWhatThePurchaseModelCannotSee() {
    Fold earlier = people.fold(3000, People.BY_RETURNS);
    Fold later = people.fold(2000, People.BY_RETURNS);
    Fold afterwards = people.fold(2000, People.BY_RETURNS);

    Learned learned = ChurnLearning.learn(later, List.of(earlier), true);

    assertThat(learned.chosen().voice()).isEqualTo(Voice.TREES);
    assertThat(learned.rowCount()).isEqualTo(3000);
    assertThat(learned.candidates()).hasSize(3);
    // The best that anybody could do: the mean of p (1 - p).
    double best =
        afterwards.outcomes().cells().stream()
            .mapToDouble(cell -> People.BY_RETURNS.applyAsDouble(cell.outcome()))
            .map(probability -> probability * (1 - probability))
            .average()
            .orElseThrow();
    assertThat(People.brier(learned, afterwards)).isLessThan(best + 0.02);
    assertThat(learned.note()).contains("boosted-trees").contains("rate+boosted-trees");
  }

  @Test
  void staysWithThePurchaseModelWhereItIsRight() {
    PurchaseModel model = People.rate(people.outcomes(1000, customer -> 0.5));
    ToDoubleFunction<CustomerOutcome> asItSays =
        customer ->
            model.probabilityOfNoPurchase(
                customer.x(), customer.recency(), customer.age(), People.HORIZON);
    Fold earlier = new Fold(model, people.outcomes(3000, asItSays), People.HORIZON);
    Fold later = new Fold(model, people.outcomes(3000, asItSays), People.HORIZON);

    Learned learned = ChurnLearning.learn(later, List.of(earlier), true);

    assertThat(learned.chosen().isPlain()).isTrue();
    assertThat(learned.candidates()).hasSize(3);
  }

  @Test
  void learnsNothingFromTooFewAndSaysWhy() {
    Learned learned =
        ChurnLearning.learn(
            people.fold(150, customer -> 0.5), List.of(people.fold(300, c -> 0.5)), true);

    assertThat(learned.chosen().isPlain()).isTrue();
    assertThat(learned.candidates()).isEmpty();
    assertThat(learned.note()).startsWith("Nothing learnt: ").contains("at least 100");
  }

  @Test
  void calibratesThePurchaseModelWhereThatLasts() {
    Learned learned = learn(people.fold(3000, customer -> 0.75), people.fold(3000, c -> 0.75));

    assertThat(learned.candidates()).hasSize(1);
    assertThat(learned.rowCount()).isZero();
    assertThat(learned.chosen().calibrationName()).isNotEqualTo("none");
    assertThat(People.brier(learned, people.fold(3000, customer -> 0.75)))
        .isCloseTo(0.75 * 0.25, Offset.offset(0.01));
  }

  private static Learned learn(Fold later, Fold... earlier) {
    return ChurnLearning.learn(later, List.of(earlier), false);
  }

  @Test
  void calibratesNothingWhereWindowsDifferOrThereIsButOne() {
    Fold later = people.fold(3000, customer -> 0.9);

    assertThat(learn(later, people.fold(3000, customer -> 0.2)))
        .satisfies(
            learned -> {
              assertThat(learned.chosen().isPlain()).isTrue();
              assertThat(learned.note()).startsWith("Not calibrated: what is right for one window");
            });
    assertThat(learn(later))
        .satisfies(
            learned -> {
              assertThat(learned.chosen().isPlain()).isTrue();
              assertThat(learned.note()).startsWith("Not calibrated: there is but one");
            });
  }

  @Test
  void seesAPlantedLeakAndGrowsNoTrees() {
    Fold honest = people.fold(2000, customer -> 0.5);
    Fold leaking = with(honest, ChurnLearningTest::withWhatCameLater);
    Fold later = people.fold(1000, customer -> 0.5);

    assertThat(ChurnLearning.learn(later, List.of(honest), true).rowCount()).isEqualTo(2000);
    Learned learned = ChurnLearning.learn(later, List.of(leaking), true);

    assertThat(learned.rowCount()).isZero();
    assertThat(learned.chosen().voice()).isEqualTo(Voice.PURCHASES);
    assertThat(learned.note()).contains("No trees: purchases-90d all but tells");
  }

  // A window of 90 days that was laid over the wrong clock: it holds the purchases of the window.
  private static CustomerOutcome withWhatCameLater(CustomerOutcome customer) {
    PurchaseTraits seen = customer.traits();
    return new CustomerOutcome(
        customer.x(),
        customer.recency(),
        customer.age(),
        customer.meanSpend(),
        0,
        0,
        customer.orders(),
        customer.amount(),
        new PurchaseTraits(
            seen.purchases30(),
            5 * customer.orders(),
            seen.purchases365(),
            seen.spendLevel90(),
            seen.spendLevel365(),
            seen.returnShare(),
            seen.discountShare(),
            seen.linesPerOrder()));
  }

  private static Fold with(Fold fold, UnaryOperator<CustomerOutcome> change) {
    Outcomes.Builder builder = Outcomes.builder();
    fold.outcomes()
        .cells()
        .forEach(cell -> builder.add(change.apply(cell.outcome()), cell.count()));
    return new Fold(fold.model(), builder.build(), fold.horizon());
  }

  @Test
  void isTheSameAgainFromItsParameters() {
    Learned learned =
        ChurnLearning.learn(
            people.fold(2000, People.BY_RETURNS),
            List.of(people.fold(2000, People.BY_RETURNS)),
            true);
    ChurnModel again = ChurnModel.of(learned.chosen().parameters());

    Fold fold = people.fold(500, People.BY_RETURNS);
    assertThat(again.parameters()).isEqualTo(learned.chosen().parameters());
    fold.outcomes()
        .cells()
        .forEach(
            cell -> {
              ChurnFigures customer = ChurnFigures.of(cell.outcome());
              assertThat(again.probability(fold.model(), customer, People.HORIZON))
                  .isEqualTo(learned.chosen().probability(fold.model(), customer, People.HORIZON));
            });
  }

  @Test
  void answersHostileFiguresWithProbabilities() {
    ChurnModel model =
        ChurnLearning.learn(
                people.fold(2000, People.BY_RETURNS),
                List.of(people.fold(2000, People.BY_RETURNS)),
                true)
            .chosen();
    PurchaseTraits hostile =
        PurchaseTraits.of(
            Integer.MAX_VALUE, 0, 0, 1e300, -1e300, -7.0, Double.POSITIVE_INFINITY, 1e300);
    Fold fold = people.fold(100, customer -> 0.5);

    for (int x : new int[] {0, 1, 100_000}) {
      for (double age : new double[] {0, 1e-9, 20_000}) {
        double probability =
            model.probability(
                fold.model(), new ChurnFigures(x, age / 2, age, 1e300, hostile), People.HORIZON);
        assertThat(probability).isStrictlyBetween(0.0, 1.0);
      }
    }
  }

  @Test
  void offersAllWhoWereTriedForEvaluationAndMarksOne() {
    Fold later = people.fold(2000, People.BY_RETURNS);
    Learned learned =
        ChurnLearning.learn(later, List.of(people.fold(2000, People.BY_RETURNS)), true);

    List<Forecaster> all = ChurnCandidates.of(learned, later.model(), People.HORIZON);

    assertThat(all).extracting(Forecaster::model).contains("boosted-trees", "rate+boosted-trees");
    assertThat(all).filteredOn(Forecaster::isChosen).hasSize(1);
  }

  /** Of all tenths of twenty windows that came later. */
  @Test
  void intervalsHoldEightTenthsOfTheSharesOfTenths() {
    double covered = 0;
    int windows = 20;
    for (int seed = 0; seed < windows; seed++) {
      People some = new People(seed);
      PurchaseModel model = People.rate(some.outcomes(1000, customer -> 0.5));
      // What is said is off by another amount in every window.
      SplittableRandom random = new SplittableRandom(seed);
      Fold last = window(some, model, random.nextDouble(-0.3, 0.3));
      Fold next = window(some, model, random.nextDouble(-0.3, 0.3));
      Learned learned = ChurnLearning.learn(last, List.of(), false);
      Forecaster forecaster = ChurnCandidates.of(learned, model, People.HORIZON).get(0);
      covered +=
          new BackTest(next.outcomes(), 1)
              .evaluate(forecaster)
              .measured(Metric.INTERVAL_COVERAGE)
              .orElseThrow()
              .value();
    }
    assertThat(covered / windows).isBetween(0.7, 0.9);
  }

  private static Fold window(People people, PurchaseModel model, double logOddsOff) {
    return new Fold(
        model,
        people.outcomes(
            1000,
            customer ->
                LogOdds.toProbability(
                    logOddsOff
                        + LogOdds.of(
                            model.probabilityOfNoPurchase(
                                customer.x(),
                                customer.recency(),
                                customer.age(),
                                People.HORIZON)))),
        People.HORIZON);
  }

  @Test
  void keepsItsIntervalsAmongItsParameters() {
    Learned learned = ChurnLearning.learn(people.fold(2000, People.BY_RETURNS), List.of(), false);
    ChurnModel chosen = learned.chosen();

    assertThat(chosen.hasInterval()).isTrue();
    assertThat(chosen.low(0.6)).isStrictlyBetween(0.0, 0.6);
    assertThat(chosen.high(0.6)).isStrictlyBetween(0.6, 1.0);
    assertThat(ChurnModel.of(chosen.parameters()).spread()).isEqualTo(chosen.spread());
    assertThat(ChurnModel.PLAIN.hasInterval()).isFalse();
    assertThat(ChurnModel.of(ChurnModel.PLAIN.parameters()).hasInterval()).isFalse();
  }
}
