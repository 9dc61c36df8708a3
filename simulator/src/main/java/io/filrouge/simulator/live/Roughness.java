package io.filrouge.simulator.live;

import io.filrouge.simulator.shop.Checks;
import java.time.Duration;

/**
 * How far what arrives is from what happened.
 *
 * @param disorderedShare share of events that arrive after a while, which is at most {@code
 *     disorder}
 * @param duplicateShare events that arrive twice, as a share of the good ones
 * @param latePurchaseShare share of orders that become known five minutes to three hours late
 * @param brokenShare further records that are broken, as a share of the good ones
 */
public record Roughness(
    double disorderedShare,
    Duration disorder,
    double duplicateShare,
    double latePurchaseShare,
    double brokenShare) {
  private static final Duration LONGEST_DISORDER = Duration.ofHours(1);

  public Roughness {
    Checks.share("--disordered-share", disorderedShare);
    Checks.share("--duplicate-share", duplicateShare);
    Checks.share("--late-purchase-share", latePurchaseShare);
    Checks.share("--broken-share", brokenShare);
    if (disorder.compareTo(LONGEST_DISORDER) > 0) {
      throw new IllegalArgumentException(
          "Cannot use --disorder: " + disorder.toSeconds() + " s; it must be an hour or less");
    }
  }
}
