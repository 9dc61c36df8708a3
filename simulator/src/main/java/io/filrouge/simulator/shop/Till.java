package io.filrouge.simulator.shop;

import io.filrouge.simulator.chance.Draws;
import java.util.ArrayList;
import java.util.List;

/** Rings up one order: splits its amount over products whose list prices lie just above. */
final class Till {
  private static final long SMALLEST_LINE_CENTS = 50;
  private static final long SEVERAL_FROM_CENTS = 600;
  private static final double FAVOURITE_SHARE = 0.5;

  private final Catalogue catalogue;
  private final ShopParameters parameters;

  Till(Catalogue catalogue, ShopParameters parameters) {
    this.catalogue = catalogue;
    this.parameters = parameters;
  }

  /**
   * @param amountCents what the lines add up to, in the shop's currency; at least half a unit
   * @param favourite the category that half of the lines are of
   */
  List<Order.Line> ring(
      long amountCents, long moment, String currency, int favourite, Draws draws) {
    int count =
        (int)
            Math.min(
                1 + draws.poisson(parameters.linesPerOrder() - 1),
                Math.max(1, amountCents / SMALLEST_LINE_CENTS));
    long[] shares = shares(Math.max(amountCents, SMALLEST_LINE_CENTS), count, draws);
    List<Order.Line> lines = new ArrayList<>(count);
    for (long share : shares) {
      boolean isFavourite = draws.chance(FAVOURITE_SHARE);
      int other = draws.below(Catalogue.CATEGORIES.size());
      lines.add(line(share, isFavourite ? favourite : other, moment, currency, draws));
    }
    return lines;
  }

  private static long[] shares(long amountCents, int count, Draws draws) {
    double[] weights = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      weights[i] = draws.exponential(1);
      sum += weights[i];
    }
    long free = amountCents - count * SMALLEST_LINE_CENTS;
    long left = free;
    long[] shares = new long[count];
    for (int i = 0; i < count; i++) {
      long part = i == count - 1 ? left : Math.min(left, (long) (free * (weights[i] / sum)));
      shares[i] = SMALLEST_LINE_CENTS + part;
      left -= part;
    }
    return shares;
  }

  private Order.Line line(
      long shareCents, int category, long moment, String currency, Draws draws) {
    boolean isSeveral = draws.chance(0.2) && shareCents >= SEVERAL_FROM_CENTS;
    int wanted = isSeveral ? 2 + draws.below(2) : 1;
    Product product = catalogue.choose(category, (shareCents + wanted - 1) / wanted, draws);
    Product.Version version = product.versionAt(moment);
    long list = inCurrency(version.priceCents(), currency, true);
    long share = inCurrency(shareCents, currency, false);
    int quantity = (int) Math.max(wanted, (share + list - 1) / list);
    return new Order.Line(
        product.productId(),
        product.name(),
        version.category(),
        quantity,
        list,
        quantity * list - share);
  }

  /** List prices are rounded up, so that they still cover the amount. */
  private long inCurrency(long cents, String currency, boolean isListPrice) {
    if (currency.equals(parameters.currency())) {
      return cents;
    }
    double converted = cents / parameters.secondCurrencyRate();
    return isListPrice ? (long) Math.ceil(converted) : Math.max(1, Math.round(converted));
  }
}
