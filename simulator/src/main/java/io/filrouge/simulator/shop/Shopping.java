package io.filrouge.simulator.shop;

import io.filrouge.schemas.EventType;
import io.filrouge.simulator.chance.Draws;
import java.util.List;

/** How a visit goes, step by step: one that ends in an order, and one that does not. */
final class Shopping {
  private static final double CART_SHARE = 0.3;
  private static final double FIRST_TRY_SHARE = 0.2;

  private final Catalogue catalogue;
  private final ShopParameters parameters;

  Shopping(Catalogue catalogue, ShopParameters parameters) {
    this.catalogue = catalogue;
    this.parameters = parameters;
  }

  /** Each line is looked at and put into the cart; one cart in five was left alone once before. */
  void buy(Order order, Visit visit, EventLog log, Draws draws) {
    String key = order.account().customerKey();
    boolean isSignedIn = draws.chance(0.6) && order.account().isRegistered();
    Visit looking = isSignedIn ? visit.signedInAs(key) : visit;
    long checkout = order.orderedAt() - 1000L * (30 + draws.below(120));
    long start = checkout - 1000L * (120 + draws.below(1_200));
    boolean hasFirstTry = draws.chance(FIRST_TRY_SHARE);
    long firstTry = start - 1000L * (3_600 + draws.below(169_200));
    List<Order.Line> lines = order.lines();
    int steps = 2 * lines.size();
    for (int i = 0; i < lines.size(); i++) {
      Order.Line line = lines.get(i);
      long price = inShopCurrency(line.unitPriceCents(), order.currency());
      long base = hasFirstTry && i == 0 ? firstTry : start;
      Visit then = hasFirstTry && i == 0 ? earlier(looking) : looking;
      long seen = within(base, checkout - start, 2 * i, steps, draws);
      long taken = within(base, checkout - start, 2 * i + 1, steps, draws);
      log.product(then, EventType.product_viewed, seen, line.productId(), 1, price);
      log.product(then, EventType.cart_item_added, taken, line.productId(), line.quantity(), price);
    }
    log.cart(looking, EventType.checkout_started, checkout);
    log.order(visit.signedInAs(key), EventType.order_placed, order.orderedAt(), order.orderId());
  }

  /** Looks at products; three visits in ten fill a cart, and half of those change their mind. */
  void browse(long start, Visit visit, int favourite, EventLog log, Draws draws) {
    int views = Math.max(1, draws.poisson(parameters.webViews()));
    boolean fillsCart = draws.chance(CART_SHARE);
    long length = 1000L * (60 + draws.below(1_200));
    Product product = null;
    long price = 0;
    for (int i = 0; i < views; i++) {
      boolean isFavourite = draws.chance(0.5);
      int other = draws.below(Catalogue.CATEGORIES.size());
      product = catalogue.any(isFavourite ? favourite : other, draws);
      long seen = within(start, length, i, views, draws);
      price = product.versionAt(seen).priceCents();
      log.product(visit, EventType.product_viewed, seen, product.productId(), 1, price);
    }
    if (fillsCart) {
      int quantity = 1 + draws.geometric(0.3);
      long added = start + length + 1000L * (5 + draws.below(60));
      log.product(visit, EventType.cart_item_added, added, product.productId(), quantity, price);
      changeMind(visit, product.productId(), quantity, price, added, log, draws);
    }
  }

  private static void changeMind(
      Visit visit,
      String productId,
      int quantity,
      long price,
      long added,
      EventLog log,
      Draws draws) {
    double mood = draws.uniform();
    long moment = added + 1000L * (10 + draws.below(300));
    if (mood < 0.15) {
      log.product(visit, EventType.cart_updated, moment, productId, 1 + draws.below(4), price);
    } else if (mood < 0.25) {
      log.product(visit, EventType.cart_item_removed, moment, productId, quantity, price);
    } else if (mood < 0.35) {
      log.cart(visit, EventType.cart_emptied, moment);
    } else if (mood < 0.5) {
      log.cart(visit, EventType.checkout_started, moment);
    }
  }

  private static Visit earlier(Visit visit) {
    return new Visit(
        visit.sessionId() + "a",
        visit.cartId(),
        visit.visitorId(),
        visit.customerKey(),
        visit.channel());
  }

  private static long within(long start, long length, int step, int steps, Draws draws) {
    return start + (long) (length * ((step + draws.uniform()) / steps));
  }

  /** Web prices are in the shop's currency, since the events carry none of their own. */
  private long inShopCurrency(long cents, String currency) {
    return currency.equals(parameters.currency())
        ? cents
        : Math.round(cents * parameters.secondCurrencyRate());
  }
}
