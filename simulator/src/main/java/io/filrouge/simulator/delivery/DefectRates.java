package io.filrouge.simulator.delivery;

import io.filrouge.simulator.shop.Checks;

/**
 * How often rows are delivered twice or broken, as shares of the good rows.
 *
 * @param duplicate further copies of good rows, in the same delivery or up to ten days later
 * @param broken further rows that cannot be used
 */
public record DefectRates(double duplicate, double broken) {
  public DefectRates {
    Checks.share("--duplicate-rate", duplicate);
    Checks.share("--broken-rate", broken);
  }
}
