package io.filrouge.simulator.live;

import io.filrouge.simulator.shop.Checks;

/**
 * What kind of shop is played; all its chance comes from the seed.
 *
 * @param ids what the ids of events, carts, orders and one-time visitors begin with
 * @param viewShare share of views among the events
 * @param start shop time of the first moment, in milliseconds since 1970
 */
public record LiveShop(
    long seed,
    String ids,
    People people,
    int products,
    double viewShare,
    String currency,
    long start) {
  private static final double LARGEST_VIEW_SHARE = 0.999;

  public LiveShop {
    Checks.between("--products", products, 1, 10_000_000);
    Checks.between("--view-share", viewShare, 0, LARGEST_VIEW_SHARE);
  }

  Assortment assortment() {
    return new Assortment(products);
  }

  /** Views for each other event. */
  double viewsPerAct() {
    return viewShare / (1 - viewShare);
  }
}
