package io.filrouge.domain.segments;

import static io.filrouge.domain.segments.LifecycleStage.AMBASSADOR;
import static io.filrouge.domain.segments.LifecycleStage.AT_RISK;
import static io.filrouge.domain.segments.LifecycleStage.DIVERSIFICATION;
import static io.filrouge.domain.segments.LifecycleStage.ENTRENCHMENT;
import static io.filrouge.domain.segments.LifecycleStage.FIRST_PURCHASE;
import static io.filrouge.domain.segments.LifecycleStage.LAPSED;
import static io.filrouge.domain.segments.LifecycleStage.LOYALTY;
import static io.filrouge.domain.segments.LifecycleStage.PROSPECT;

import java.io.Serializable;

/**
 * The thresholds between lifecycle stages. The first rule that holds decides: prospect, lapsed, at
 * risk, ambassador, loyalty, diversification, entrenchment, first purchase.
 *
 * <p>Silence is measured in the customer's own usual gaps, since a month without a purchase is long
 * for a buyer of bread and short for a buyer of beds: compare Buckinx and Van den Poel, "Customer
 * base analysis: partial defection of behaviourally loyal clients", <i>European Journal of
 * Operational Research</i> 164 (2005). Who complains or would not recommend, and is not heard, goes
 * sooner: Hirschman, <i>Exit, Voice, and Loyalty</i> (1970). Steadiness is the coefficient of
 * variation of the gaps, 1 for purchases at random: Wheat and Morrison, "Estimating Purchase
 * Regularity with Two Interpurchase Times", <i>Journal of Marketing Research</i> 27 (1990).
 *
 * @param defaultGapDays usual gap of a customer who has bought once; 60
 * @param shortestGapDays a usual gap is never taken to be shorter, so that two purchases in one
 *     week make nobody overdue in the next; 14
 * @param atRiskAfterGaps at risk when silent for more than so many usual gaps; 2.5
 * @param atRiskAfterGapsIfDiscontented the same for somebody with an open case, or who would not
 *     recommend; 1.5
 * @param lapsedAfterGaps lapsed when silent for more than so many usual gaps; 5
 * @param lapsedAfterDays lapsed when silent for more days than this, whatever the gap; 730
 * @param diversifiedFromCategories categories from which a customer is diversified; 3
 * @param loyalFromPurchaseDays purchase days from which a customer may be loyal; 5
 * @param loyalUpToVariation largest coefficient of variation of a loyal customer's gaps; 1.5
 */
public record LifecycleRules(
    double defaultGapDays,
    double shortestGapDays,
    double atRiskAfterGaps,
    double atRiskAfterGapsIfDiscontented,
    double lapsedAfterGaps,
    long lapsedAfterDays,
    long diversifiedFromCategories,
    long loyalFromPurchaseDays,
    double loyalUpToVariation)
    implements Serializable {

  public LifecycleRules {
    require(defaultGapDays > 0, "default-gap", defaultGapDays, "give days above 0");
    require(shortestGapDays > 0, "shortest-gap", shortestGapDays, "give days above 0");
    require(atRiskAfterGaps > 0, "at-risk-after-gaps", atRiskAfterGaps, "give gaps above 0");
    require(
        atRiskAfterGapsIfDiscontented > 0 && atRiskAfterGapsIfDiscontented <= atRiskAfterGaps,
        "at-risk-after-gaps-if-discontented",
        atRiskAfterGapsIfDiscontented,
        "give gaps above 0, no more than at-risk-after-gaps");
    require(
        lapsedAfterGaps > atRiskAfterGaps,
        "lapsed-after-gaps",
        lapsedAfterGaps,
        "give more gaps than at-risk-after-gaps");
    require(lapsedAfterDays > 0, "lapsed-after", lapsedAfterDays, "give days above 0");
    require(
        diversifiedFromCategories > 1,
        "diversified-from-categories",
        diversifiedFromCategories,
        "give 2 or more");
    require(
        loyalFromPurchaseDays > 2,
        "loyal-from-purchase-days",
        loyalFromPurchaseDays,
        "give 3 or more, as steadiness needs two gaps");
    require(loyalUpToVariation >= 0, "loyal-up-to-variation", loyalUpToVariation, "give 0 or more");
  }

  /** The defaults named above, for a shop whose customers come every month or two. */
  public static LifecycleRules defaults() {
    return new LifecycleRules(60, 14, 2.5, 1.5, 5, 730, 3, 5, 1.5);
  }

  /** The stage of a customer who has nothing against the shop, with the rule that decided. */
  public LifecycleDecision decide(PurchaseHistory history) {
    return decide(history, Discontent.NONE);
  }

  /**
   * The stage of a customer, with the rule that decided. What somebody has against the shop
   * shortens the silence after which they are at risk, and is named in the reason.
   */
  public LifecycleDecision decide(PurchaseHistory history, Discontent discontent) {
    LifecycleDecision decision = byPurchases(history, discontent);
    return discontent.isAny()
        ? new LifecycleDecision(decision.stage(), decision.reason() + discontent.words())
        : decision;
  }

  private LifecycleDecision byPurchases(PurchaseHistory history, Discontent discontent) {
    if (history.purchaseDays() == 0) {
      return new LifecycleDecision(PROSPECT, "no purchase yet");
    }
    UsualGap gap = UsualGap.of(history, this);
    long silence = history.daysSinceLastPurchase();
    if (silence > lapsedAfterDays) {
      String rule = "lapsed after " + Words.days(lapsedAfterDays);
      return new LifecycleDecision(LAPSED, silenceOf(silence, rule));
    }
    if (silence > lapsedAfterGaps * gap.days()) {
      String rule = "lapsed from " + Words.exactly(lapsedAfterGaps) + " gaps";
      return new LifecycleDecision(LAPSED, silenceOf(silence, gap, rule));
    }
    double limit = discontent.isAny() ? atRiskAfterGapsIfDiscontented : atRiskAfterGaps;
    if (silence > limit * gap.days()) {
      String rule = "at risk from " + Words.exactly(limit) + " gaps";
      return new LifecycleDecision(AT_RISK, silenceOf(silence, gap, rule));
    }
    return active(history);
  }

  private LifecycleDecision active(PurchaseHistory history) {
    String bought = "bought on " + Words.days(history.purchaseDays()) + ", last " + ago(history);
    if (history.advocacy().isAmbassador()) {
      return new LifecycleDecision(AMBASSADOR, bought + ", " + history.advocacy().words());
    }
    if (isLoyal(history)) {
      return new LifecycleDecision(LOYALTY, bought + ", " + steadiness(history));
    }
    if (history.purchaseDays() == 1) {
      return new LifecycleDecision(FIRST_PURCHASE, bought);
    }
    if (history.categories() >= diversifiedFromCategories) {
      return new LifecycleDecision(DIVERSIFICATION, bought + ", " + breadth(history));
    }
    return new LifecycleDecision(ENTRENCHMENT, bought);
  }

  private boolean isLoyal(PurchaseHistory history) {
    return history.purchaseDays() >= loyalFromPurchaseDays
        && history.gapDeviationDays() <= loyalUpToVariation * history.meanGapDays();
  }

  private static String silenceOf(long days, String rule) {
    return "no purchase for " + Words.days(days) + " (" + rule + ")";
  }

  private static String silenceOf(long days, UsualGap gap, String rule) {
    return "no purchase for " + Words.days(days) + ", " + gap.words() + " (" + rule + ")";
  }

  private static String ago(PurchaseHistory history) {
    long days = history.daysSinceLastPurchase();
    return days == 0 ? "on the day" : Words.days(days) + " ago";
  }

  private String steadiness(PurchaseHistory history) {
    return "every "
        + Words.figure(history.meanGapDays())
        + " days give or take "
        + Words.figure(history.gapDeviationDays())
        + " (loyal from "
        + Words.days(loyalFromPurchaseDays)
        + ", give or take up to "
        + Words.exactly(loyalUpToVariation)
        + " gaps)";
  }

  private String breadth(PurchaseHistory history) {
    return "in "
        + history.categories()
        + " categories (diversified from "
        + diversifiedFromCategories
        + ")";
  }

  private static void require(boolean holds, String key, double value, String remedy) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Cannot use lifecycle threshold " + key + ": " + Words.exactly(value) + "; " + remedy);
    }
  }
}
