package io.filrouge.domain.segments;

import static io.filrouge.domain.segments.LifecycleStage.AMBASSADOR;
import static io.filrouge.domain.segments.LifecycleStage.AT_RISK;
import static io.filrouge.domain.segments.LifecycleStage.LAPSED;
import static io.filrouge.domain.segments.LifecycleStage.PROSPECT;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LifecycleRulesPropertiesTest {
  private static final LifecycleRules RULES = LifecycleRules.defaults();

  @Property
  void givesEveryCustomerOneStageWithAReason(@ForAll("histories") PurchaseHistory history) {
    LifecycleDecision decision = RULES.decide(history);

    assertThat(decision.stage()).isNotNull();
    assertThat(decision.reason()).isNotBlank();
    assertThat(decision).isEqualTo(RULES.decide(history));
  }

  @Property
  void callsExactlyThoseWithoutAPurchaseProspects(@ForAll("histories") PurchaseHistory history) {
    assertThat(RULES.decide(history).stage() == PROSPECT).isEqualTo(history.purchaseDays() == 0);
  }

  @Property
  void neverMakesAnAmbassadorOfSomebodyWhoDoesNotRefer(
      @ForAll("histories") PurchaseHistory history) {
    assertThat(RULES.decide(history).stage() == AMBASSADOR && !history.advocacy().isAmbassador())
        .isFalse();
  }

  @Property
  void neverImprovesAStageThroughMoreSilence(@ForAll("histories") PurchaseHistory history) {
    PurchaseHistory aDayLater =
        new PurchaseHistory(
            history.purchaseDays(),
            history.daysSinceLastPurchase() + 1,
            history.spanDays(),
            history.gapDeviationDays(),
            history.categories(),
            history.advocacy());

    assertThat(silence(RULES.decide(aDayLater).stage()))
        .isGreaterThanOrEqualTo(silence(RULES.decide(history).stage()));
  }

  private static int silence(LifecycleStage stage) {
    if (stage == LAPSED) {
      return 2;
    }
    return stage == AT_RISK ? 1 : 0;
  }

  @Provide
  Arbitrary<PurchaseHistory> histories() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 40),
            Arbitraries.longs().between(0, 1000),
            Arbitraries.longs().between(0, 1500),
            Arbitraries.doubles().between(0, 200),
            Arbitraries.longs().between(0, 8),
            Arbitraries.of(Advocacy.NONE, new Advocacy(1, Double.NaN, 0, Double.NaN)))
        .as(
            (days, silence, spare, deviation, categories, advocacy) ->
                new PurchaseHistory(
                    days,
                    silence,
                    days > 1 ? days - 1 + spare : 0,
                    days > 2 ? deviation : Double.NaN,
                    categories,
                    advocacy));
  }
}
