package io.filrouge.domain.caution;

import java.io.Serializable;
import java.util.Optional;

/**
 * Which histories are told with care.
 *
 * @param mostDaysPerWeek who buys on more days a week on average, from the first purchase to the
 *     last and over eight weeks and more, buys for resale
 * @param timesTypical how many times the typical repeat purchase a mean repeat purchase is beyond
 *     what people pay
 * @param typical the median of customers' mean repeat purchases, an amount; 0 where nobody came
 *     back
 */
public record CautionRules(double mostDaysPerWeek, double timesTypical, double typical)
    implements Serializable {
  private static final int FEWEST_DAYS = 56;
  private static final int FEWEST_REPEATS = 3;
  private static final double WEEK = 7;
  private static final double MOST_SUCH = 0.05;

  /**
   * Refuses limits that hold nobody.
   *
   * @throws IllegalArgumentException where a limit is not above 0
   */
  public CautionRules {
    if (!(mostDaysPerWeek > 0 && timesTypical > 0 && typical >= 0)) {
      throw new IllegalArgumentException(
          "Cannot tell whom to take care with: limits of "
              + mostDaysPerWeek
              + " days a week and "
              + timesTypical
              + " times what is typical; give numbers above 0");
    }
  }

  /**
   * What to mind with a customer who has bought, to be shown; several rules may hold, and each is
   * to be asked where it matters.
   *
   * @param x repeat purchase days
   * @param recencyDays days from the first one to the last
   * @param meanSpend mean net amount of the repeat purchase days; anything without any
   * @param gross all that was bought, an amount
   * @param net what was left of it
   */
  public Optional<Caution> of(int x, int recencyDays, double meanSpend, double gross, double net) {
    if (gross > 0 && net < 0) {
      return Optional.of(Caution.RETURNS_EXCEED_PURCHASES);
    }
    if (!(gross > 0)) {
      return Optional.of(Caution.NO_SPEND);
    }
    if (isWholesaleByDays(x, recencyDays)) {
      return Optional.of(Caution.WHOLESALE_BY_DAYS);
    }
    if (isWholesaleByAmount(x, meanSpend)) {
      return Optional.of(Caution.WHOLESALE_BY_AMOUNT);
    }
    return isHuge(x, meanSpend) ? Optional.of(Caution.HUGE_ORDER) : Optional.empty();
  }

  /**
   * Whether a customer bought on nearly every day from the first purchase to the last: who fell
   * silent since has bought no less so.
   */
  public boolean isWholesaleByDays(int x, int recencyDays) {
    return recencyDays >= FEWEST_DAYS && x > mostDaysPerWeek * recencyDays / WEEK;
  }

  /** Whether a customer came back again and again, for amounts beyond what people pay. */
  public boolean isWholesaleByAmount(int x, double meanSpend) {
    return x >= FEWEST_REPEATS && isBeyond(meanSpend);
  }

  /** Whether a customer came back once or twice, for amounts beyond what people pay. */
  public boolean isHuge(int x, double meanSpend) {
    return x > 0 && x < FEWEST_REPEATS && isBeyond(meanSpend);
  }

  /** Whether so many of all are such that it is what this shop's customers do. */
  public static boolean isCustomary(long such, long all) {
    return such > MOST_SUCH * all;
  }

  /** The most that the mean repeat purchase of somebody with a huge order counts as. */
  public double mostSpend() {
    return timesTypical * typical;
  }

  private boolean isBeyond(double meanSpend) {
    return typical > 0 && meanSpend > mostSpend();
  }
}
