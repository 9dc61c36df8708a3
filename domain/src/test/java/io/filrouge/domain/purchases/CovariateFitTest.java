package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Effects of origins where the truth is known. */
class CovariateFitTest {
  private static final int SEEDS = 20;
  private static final double RATE = 1.5;
  private static final double LEAVING = 0.6;
  private static final Origin SITE = new Origin("site", "FR", 2024);
  private static final Origin STORE = new Origin("store", "FR", 2024);

  /**
   * Of 40 intervals of two standard errors, 38 hold the truth on average, and 34 all but surely.
   */
  @Test
  void knownEffectsLieInTheirIntervals() {
    int within = 0;
    double rates = 0;
    double leaving = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      ModelFit fit = fit(new OriginWorld(RATE, LEAVING, seed), "pareto-nbd").candidate(true, "");
      within += holds(fit, "rate.channel.store", RATE) ? 1 : 0;
      within += holds(fit, "leaving.channel.store", LEAVING) ? 1 : 0;
      rates += Math.log(fit.parameters().get("rate.channel.store")) / SEEDS;
      leaving += Math.log(fit.parameters().get("leaving.channel.store")) / SEEDS;
    }
    assertThat(within).isBetween(34, 2 * SEEDS);
    assertThat(rates).isCloseTo(Math.log(RATE), within(0.06));
    assertThat(leaving).isCloseTo(Math.log(LEAVING), within(0.12));
  }

  @Test
  void noEffectIsFoundWhereThereIsNoneAndItDoesNotPay() {
    int within = 0;
    int paid = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      CovariateFit fit = fit(new OriginWorld(1, 1, 100 + seed), "pareto-nbd");
      within += holds(fit.candidate(true, ""), "rate.channel.store", 1) ? 1 : 0;
      within += holds(fit.candidate(true, ""), "leaving.channel.store", 1) ? 1 : 0;
      paid += fit.paysForItself() ? 1 : 0;
    }
    assertThat(within).isBetween(34, 2 * SEEDS);
    assertThat(paid).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bg-nbd", "mbg-nbd", "pareto-nbd"})
  void everyModelInWhichCustomersLeaveFindsWhoBuysFaster(String name) {
    CovariateFit fit = fit(new OriginWorld(RATE, LEAVING, 7), name);
    ModelFit candidate = fit.candidate(true, "");

    assertThat(fit.isUsable()).as(fit.problem()).isTrue();
    assertThat(fit.paysForItself()).as(fit.words()).isTrue();
    assertThat(candidate.model()).isEqualTo(name + "+covariates");
    assertThat(candidate.parameters().get("rate.channel.store")).isBetween(1.2, 1.9);
    assertThat(candidate.parameters().get("leaving.channel.store")).isLessThan(1);
  }

  /** Three customers who buy far more than others would have an effect without the prior. */
  @Test
  void whatThreeCustomersTellShrinksToNothing() {
    ModelFit fit = fit(new OriginWorld(1, 1, 3), "pareto-nbd").candidate(true, "");

    assertThat(fit.parameters().get("rate.channel.telephone")).isBetween(0.8, 1.35);
    assertThat(fit.standardErrors().get("rate.channel.telephone")).isGreaterThan(0.2);
  }

  @Test
  void speaksOfEachOriginAndOfTheAverage() {
    OriginCells cells = new OriginWorld(RATE, LEAVING, 7).cells(1500);
    PurchaseModel model = CovariateFit.of("pareto-nbd", cells).orElseThrow().model();
    double ofSite = model.of(SITE).expectedPurchases(2, 10, 30, 13);
    double ofStore = model.of(STORE).expectedPurchases(2, 10, 30, 13);
    double ofAnybody = model.expectedPurchases(2, 10, 30, 13);

    assertThat(ofStore).isGreaterThan(ofSite);
    assertThat(ofAnybody).isBetween(ofSite, ofStore);
    assertThat(model.of(Origin.UNKNOWN).expectedPurchases(2, 10, 30, 13)).isEqualTo(ofAnybody);
    assertThat(model.of(new Origin("kiosk", "FR", 2024)).expectedPurchases(2, 10, 30, 13))
        .isEqualTo(ofSite);
    assertThat(model.name()).isEqualTo("pareto-nbd+covariates");
  }

  /** The average customer buys as much as all do together, a customer. */
  @Test
  void theAverageIsThatOfTheCustomers() {
    OriginCells cells = new OriginWorld(RATE, 1, 7).cells(1500);
    PurchaseModel model = CovariateFit.of("mbg-nbd", cells).orElseThrow().model();
    double ofAll =
        (model.of(SITE).expectedPurchasesOfNewCustomer(13)
                + model.of(STORE).expectedPurchasesOfNewCustomer(13))
            / 2;

    assertThat(model.expectedPurchasesOfNewCustomer(13)).isCloseTo(ofAll, within(0.03 * ofAll));
  }

  /** The optimum of the four parameters is where they were found, if the customers are the same. */
  @Test
  void theLevelIsToldByAllCustomersAndTheEffectsStay() {
    OriginCells some = new OriginWorld(RATE, LEAVING, 7).cells(1000);
    CovariateFit fit = CovariateFit.of("pareto-nbd", some).orElseThrow();
    Map<String, Double> parameters = fit.candidate(true, "").parameters();
    Map<String, Double> same = fit.withLevelOf(some).candidate(true, "").parameters();

    assertThat(same.keySet()).isEqualTo(parameters.keySet());
    same.forEach(
        (name, value) ->
            assertThat(value).as(name).isCloseTo(parameters.get(name), within(2e-3 * value)));
    PurchaseCells once = some.all();
    assertThat(once.customerCount()).isEqualTo(2004);
  }

  /** Of customers whose lives take twice as long, alpha and beta are twice as large. */
  @Test
  void theLevelFollowsAllCustomersWhereTheyAreOthersThanThoseWhoToldTheEffects() {
    OriginCells some = new OriginWorld(RATE, LEAVING, 7).cells(1000);
    CovariateFit fit = CovariateFit.of("pareto-nbd", some).orElseThrow();
    Map<String, Double> before = fit.candidate(true, "").parameters();
    Map<String, Double> level =
        fit.withLevelOf(some.told(CovariateFitTest::twiceAsSlow)).candidate(true, "").parameters();

    level.forEach(
        (name, value) -> {
          double times = name.equals("alpha") || name.equals("beta") ? 2 : 1;
          double expected = times * before.get(name);
          assertThat(value).as(name).isCloseTo(expected, within(5e-3 * expected));
          if (name.contains(".")) {
            assertThat(value).as(name).isEqualTo(before.get(name));
          }
        });
  }

  private static PurchaseCells twiceAsSlow(PurchaseCells cells) {
    PurchaseCellsBuilder slow = PurchaseCells.builder();
    for (int i = 0; i < cells.size(); i++) {
      slow.add(cells.x(i), 2 * cells.recency(i), 2 * cells.age(i), cells.weight(i));
    }
    return slow.build();
  }

  @Test
  void isNotToBeHadOfAModelWithoutLeavingOrOfOneCategory() {
    OriginCells cells = new OriginWorld(RATE, LEAVING, 7).cells(200);
    OriginCells.Builder one = OriginCells.builder(new OriginCategories(Map.of(SITE, 9L), 0.02));
    one.add(SITE, 1, 5, 10, 9);

    assertThat(CovariateFit.of("nbd", cells)).isEmpty();
    assertThat(CovariateFit.of("rate", cells)).isEmpty();
    assertThat(CovariateFit.of("pareto-nbd", one.build())).isEmpty();
  }

  @Test
  void survivesTheWayToAnotherMachine() throws IOException, ClassNotFoundException {
    PurchaseModel model = fit(new OriginWorld(RATE, LEAVING, 7), "mbg-nbd").model();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(model);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      PurchaseModel again = (PurchaseModel) in.readObject();
      assertThat(again.of(STORE).probabilityAlive(1, 5, 10))
          .isEqualTo(model.of(STORE).probabilityAlive(1, 5, 10));
    }
  }

  private static CovariateFit fit(OriginWorld world, String name) {
    return CovariateFit.of(name, world.cells(1000)).orElseThrow();
  }

  /** Within two standard errors, on the scale of the effect. */
  private static boolean holds(ModelFit fit, String parameter, double truth) {
    double factor = fit.parameters().get(parameter);
    double error = fit.standardErrors().get(parameter) / factor;
    return Math.abs(Math.log(factor) - Math.log(truth)) <= 2 * error;
  }
}
