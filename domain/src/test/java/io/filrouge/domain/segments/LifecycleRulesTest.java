package io.filrouge.domain.segments;

import static io.filrouge.domain.segments.LifecycleStage.AMBASSADOR;
import static io.filrouge.domain.segments.LifecycleStage.AT_RISK;
import static io.filrouge.domain.segments.LifecycleStage.DIVERSIFICATION;
import static io.filrouge.domain.segments.LifecycleStage.ENTRENCHMENT;
import static io.filrouge.domain.segments.LifecycleStage.FIRST_PURCHASE;
import static io.filrouge.domain.segments.LifecycleStage.LAPSED;
import static io.filrouge.domain.segments.LifecycleStage.LOYALTY;
import static io.filrouge.domain.segments.LifecycleStage.PROSPECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LifecycleRulesTest {
  private static final LifecycleRules RULES = LifecycleRules.defaults();
  private static final double UNKNOWN = Double.NaN;
  private static final Advocacy REFERRER = new Advocacy(2, UNKNOWN, 0, UNKNOWN);

  @Test
  void callsSomebodyWithoutAPurchaseAProspect() {
    assertThat(RULES.decide(PurchaseHistory.none()))
        .isEqualTo(new LifecycleDecision(PROSPECT, "no purchase yet"));
  }

  @Test
  void followsAOneTimeBuyerFromTheFirstPurchaseToTheEnd() {
    assertThat(decide(1, 0, 0, UNKNOWN, 1))
        .isEqualTo(new LifecycleDecision(FIRST_PURCHASE, "bought on 1 day, last on the day"));
    assertThat(decide(1, 150, 0, UNKNOWN, 1))
        .isEqualTo(new LifecycleDecision(FIRST_PURCHASE, "bought on 1 day, last 150 days ago"));
    assertThat(decide(1, 151, 0, UNKNOWN, 1))
        .isEqualTo(
            new LifecycleDecision(
                AT_RISK,
                "no purchase for 151 days, usual gap after a first purchase 60 days"
                    + " (at risk from 2.5 gaps)"));
    assertThat(decide(1, 300, 0, UNKNOWN, 1).stage()).isEqualTo(AT_RISK);
    assertThat(decide(1, 301, 0, UNKNOWN, 1))
        .isEqualTo(
            new LifecycleDecision(
                LAPSED,
                "no purchase for 301 days, usual gap after a first purchase 60 days"
                    + " (lapsed from 5 gaps)"));
  }

  @Test
  void measuresSilenceInTheCustomersOwnGaps() {
    // Three purchase days over 42 days: a gap of 21, at risk after 52.5 days, lapsed after 105.
    assertThat(decide(3, 52, 42, 3, 1).stage()).isEqualTo(ENTRENCHMENT);
    assertThat(decide(3, 53, 42, 3, 1))
        .isEqualTo(
            new LifecycleDecision(
                AT_RISK, "no purchase for 53 days, usual gap 21 days (at risk from 2.5 gaps)"));
    assertThat(decide(3, 106, 42, 3, 1))
        .isEqualTo(
            new LifecycleDecision(
                LAPSED, "no purchase for 106 days, usual gap 21 days (lapsed from 5 gaps)"));
  }

  @Test
  void neverTakesAGapForShorterThanTheShortest() {
    assertThat(decide(2, 35, 1, UNKNOWN, 1).stage()).isEqualTo(ENTRENCHMENT);
    assertThat(decide(2, 36, 1, UNKNOWN, 1).reason())
        .isEqualTo(
            "no purchase for 36 days, usual gap 1 day, taken as 14 days (at risk from 2.5 gaps)");
  }

  @Test
  void callsTwoYearsOfSilenceLapsedWhateverTheGap() {
    assertThat(decide(2, 730, 400, UNKNOWN, 1).stage()).isEqualTo(ENTRENCHMENT);
    assertThat(decide(2, 731, 400, UNKNOWN, 1))
        .isEqualTo(
            new LifecycleDecision(LAPSED, "no purchase for 731 days (lapsed after 730 days)"));
  }

  @Test
  void growsFromBuyingAgainToCategoriesToLoyalty() {
    assertThat(decide(4, 3, 90, 10, 2))
        .isEqualTo(new LifecycleDecision(ENTRENCHMENT, "bought on 4 days, last 3 days ago"));
    assertThat(decide(4, 3, 90, 10, 3))
        .isEqualTo(
            new LifecycleDecision(
                DIVERSIFICATION,
                "bought on 4 days, last 3 days ago, in 3 categories (diversified from 3)"));
    assertThat(decide(5, 1, 90, 33.75, 1))
        .isEqualTo(
            new LifecycleDecision(
                LOYALTY,
                "bought on 5 days, last 1 day ago, every 22.5 days give or take 33.8"
                    + " (loyal from 5 days, give or take up to 1.5 gaps)"));
    assertThat(decide(5, 1, 90, 33.76, 1).stage()).isEqualTo(ENTRENCHMENT);
  }

  @Test
  void callsABuyerWhoRefersAnAmbassadorUntilTheyFallSilent() {
    PurchaseHistory active = new PurchaseHistory(1, 2, 0, UNKNOWN, 1, REFERRER);
    PurchaseHistory silent = new PurchaseHistory(1, 200, 0, UNKNOWN, 1, REFERRER);

    assertThat(RULES.decide(active))
        .isEqualTo(
            new LifecycleDecision(
                AMBASSADOR, "bought on 1 day, last 2 days ago, 2 people referred have bought"));
    assertThat(RULES.decide(silent).stage()).isEqualTo(AT_RISK);
  }

  @Test
  void writesTheSameFiguresInEveryLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

      assertThat(decide(5, 1, 90, 33.75, 1).reason()).contains("22.5 days give or take 33.8");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void refusesThresholdsThatContradictEachOther() {
    assertThatThrownBy(() -> new LifecycleRules(60, 14, 2.5, 1.5, 2.5, 730, 3, 5, 1.5))
        .hasMessage(
            "Cannot use lifecycle threshold lapsed-after-gaps: 2.5; give more gaps than"
                + " at-risk-after-gaps");
    assertThatThrownBy(() -> new LifecycleRules(60, 14, 2.5, 2.6, 5, 730, 3, 5, 1.5))
        .hasMessage(
            "Cannot use lifecycle threshold at-risk-after-gaps-if-discontented: 2.6; give gaps"
                + " above 0, no more than at-risk-after-gaps");
    assertThatThrownBy(() -> new LifecycleRules(60, 14, 2.5, 1.5, 5, 730, 3, 2, 1.5))
        .hasMessage(
            "Cannot use lifecycle threshold loyal-from-purchase-days: 2; give 3 or more, as"
                + " steadiness needs two gaps");
  }

  @Test
  void callsThoseAtRiskSoonerWhoHaveSomethingAgainstTheShop() {
    Discontent openCase = new Discontent(1, UNKNOWN);
    Discontent detractor = new Discontent(2, 3);

    // A gap of 21 days: at risk after 31.5 days instead of 52.5.
    assertThat(decide(31, openCase))
        .isEqualTo(
            new LifecycleDecision(ENTRENCHMENT, "bought on 3 days, last 31 days ago, 1 case open"));
    assertThat(decide(32, openCase))
        .isEqualTo(
            new LifecycleDecision(
                AT_RISK,
                "no purchase for 32 days, usual gap 21 days (at risk from 1.5 gaps), 1 case"
                    + " open"));
    assertThat(decide(32, detractor).reason())
        .isEqualTo(
            "no purchase for 32 days, usual gap 21 days (at risk from 1.5 gaps), 2 cases open,"
                + " would not recommend (3 of 10)");
    assertThat(decide(32, new Discontent(0, 7)).stage()).isEqualTo(ENTRENCHMENT);
    assertThat(RULES.decide(PurchaseHistory.none(), new Discontent(0, 6)))
        .isEqualTo(
            new LifecycleDecision(PROSPECT, "no purchase yet, would not recommend (6 of 10)"));
  }

  @Test
  void refusesAnImpossibleHistory() {
    assertThatThrownBy(() -> new PurchaseHistory(3, 0, 1, UNKNOWN, 1, Advocacy.NONE))
        .hasMessage(
            "Cannot build a purchase history: 3 purchase days within 1 days; give distinct days");
    assertThatThrownBy(() -> new PurchaseHistory(1, -1, 0, UNKNOWN, 1, Advocacy.NONE))
        .hasMessageContaining("-1 days since the last");
  }

  private static LifecycleDecision decide(long silence, Discontent discontent) {
    return RULES.decide(new PurchaseHistory(3, silence, 42, 3, 1, Advocacy.NONE), discontent);
  }

  private static LifecycleDecision decide(
      long purchaseDays, long silence, long span, double deviation, long categories) {
    return RULES.decide(
        new PurchaseHistory(purchaseDays, silence, span, deviation, categories, Advocacy.NONE));
  }
}
