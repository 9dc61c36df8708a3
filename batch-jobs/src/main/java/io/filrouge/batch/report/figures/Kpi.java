package io.filrouge.batch.report.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The key figures of the page: what each one is, in which unit, and which way is better. {@link
 * Kpis} computes them by these formulas; the page explains them with the texts {@code
 * kpi.NAME.means}. The window is {@code report.window}.
 */
public enum Kpi {
  /** Customers with a purchase in the window that ends with the night. */
  ACTIVE_CUSTOMERS(Unit.COUNT, Direction.UP),

  /** Net amount of the purchases of the window: gross less what came back of them so far. */
  NET_SALES(Unit.MONEY, Direction.UP),

  /**
   * Customers with a purchase in this window and in the one before it / customers with a purchase
   * in the one before it.
   */
  RETENTION_RATE(Unit.SHARE, Direction.UP),

  /** Customers who bought on two days or more, ever / customers who ever bought. */
  REPEAT_RATE(Unit.SHARE, Direction.UP),

  /**
   * Mean over the active customers of their probability of no purchase within the churn horizon
   * that begins with the night ({@code churn_probability}).
   */
  EXPECTED_CHURN(Unit.SHARE, Direction.DOWN),

  /**
   * 1 - retention rate: the share of the customers who were active a window ago and have not bought
   * since. Beside it stands what was expected of them then, where that night is in the lake.
   */
  OBSERVED_CHURN(Unit.SHARE, Direction.DOWN),

  /**
   * Sum of {@code ltv_amount} over everybody. The interval of 80 % is value +- 1.2816 x the square
   * root of the sum of the customers' variances, each taken as ((ltv_high - ltv_low) / (2 x
   * 1.2816))^2: customers buy independently of each other, and the model is right. What the model
   * itself does not know is in the back-tests.
   */
  BASE_VALUE(Unit.MONEY, Direction.UP),

  /**
   * Share of the base's value that its most valuable fifth holds: 1 - L(0.8), with the Lorenz curve
   * L drawn straight between tenths of the customers by expected value.
   */
  TOP_FIFTH_SHARE(Unit.SHARE, Direction.NEITHER),

  /**
   * Sessions of known customers that filled a cart and placed no order / those and the orders
   * placed in sessions, within the window.
   */
  CART_ABANDONMENT_RATE(Unit.SHARE, Direction.DOWN),

  /**
   * Reminders sent within the window, and not taken back, whose customer bought within {@code
   * reactivation.attribution-window}. Some of them would have bought anyway.
   */
  RECOVERED_CARTS(Unit.COUNT, Direction.UP),

  /**
   * Net promoter score: 100 x (answers of 9 and 10 - answers of 0 to 6) / all answers, of the
   * window (Reichheld, "The One Number You Need to Grow", Harvard Business Review 81, 2003).
   */
  NET_PROMOTER_SCORE(Unit.POINTS, Direction.UP);

  /** How a figure is written. */
  public enum Unit {
    COUNT,
    /** From 0 to 1. */
    SHARE,
    /** In the shop's currency. */
    MONEY,
    /** From -100 to 100. */
    POINTS
  }

  /** Which way is better. */
  public enum Direction {
    UP,
    DOWN,
    NEITHER
  }

  private final Unit unit;
  private final Direction better;

  Kpi(Unit unit, Direction better) {
    this.unit = unit;
    this.better = better;
  }

  public Unit unit() {
    return unit;
  }

  public Direction better() {
    return better;
  }

  /** The name in the configuration and among the texts, such as {@code repeat-rate}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The figure of a name in the configuration. */
  public static Optional<Kpi> named(String name) {
    return Arrays.stream(values()).filter(kpi -> kpi.wireName().equals(name)).findFirst();
  }

  /** All names, as the configuration writes them. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Kpi::wireName).toList();
  }

  /** Whether a figure is at least as good as a target. */
  public boolean meets(double value, double target) {
    return better == Direction.DOWN ? value <= target : value >= target;
  }
}
