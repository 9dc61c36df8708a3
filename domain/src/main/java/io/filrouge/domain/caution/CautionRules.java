package io.filrouge.domain.caution;

import java.io.Serializable;
import java.util.Optional;

/**
 * Which histories are told with care.
 *
 * @param mostDaysPerWeek who buys on more days a week on average, over eight weeks and more, buys
 *     for resale
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
   * What to mind with a customer who has bought.
   *
   * @param x repeat purchase days
   * @param ageDays days since the first one
   * @param meanSpend mean net amount of the repeat purchase days; anything without any
   * @param gross all that was bought, an amount
   * @param net what was left of it
   */
  public Optional<Caution> of(int x, int ageDays, double meanSpend, double gross, double net) {
    if (gross > 0 && net < 0) {
      return Optional.of(Caution.RETURNS_EXCEED_PURCHASES);
    }
    if (!(gross > 0)) {
      return Optional.of(Caution.NO_SPEND);
    }
    if (ageDays >= FEWEST_DAYS && x > mostDaysPerWeek * ageDays / WEEK) {
      return Optional.of(Caution.WHOLESALE_BY_DAYS);
    }
    if (x == 0 || !isBeyond(meanSpend)) {
      return Optional.empty();
    }
    return Optional.of(x < FEWEST_REPEATS ? Caution.HUGE_ORDER : Caution.WHOLESALE_BY_AMOUNT);
  }

  /** The most that the mean repeat purchase of somebody with a huge order counts as. */
  public double mostSpend() {
    return timesTypical * typical;
  }

  private boolean isBeyond(double meanSpend) {
    return typical > 0 && meanSpend > mostSpend();
  }
}
