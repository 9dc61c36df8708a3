package io.filrouge.simulator.live;

import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import io.filrouge.simulator.chance.Aspect;
import io.filrouge.simulator.chance.Draws;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One cart: what is done with it, and the views around that, in the order in which they happen. */
final class CartStory {
  private static final long LONGEST_LOOK = 300_000;
  private static final double WITHOUT_ACCOUNT = 0.35;
  private static final double SIGNED_IN = 0.45;
  private static final double SIGNS_IN_LATER = 0.2;
  private static final double WITHOUT_CART_ID = 0.1;
  private static final double OWN_VIEWS = 0.6;
  private static final double VIEWS_OF_CUSTOMERS = 0.3;

  private final LiveShop shop;
  private final Draws draws;
  private final List<Act> acts;
  private final Optional<Integer> person;
  private final String visitorId;
  private final Optional<String> cartId;
  private final int signedInFrom;
  private final CartTruth truth;

  private int act;
  private int viewsBefore;
  private int view;
  private long actAt;
  private long looksFrom;
  private int events;

  CartStory(LiveShop shop, long number, long begins) {
    this.shop = shop;
    this.draws = Draws.of(shop.seed(), number, Aspect.LIVE_CARTS);
    this.person = shop.people().anybody(draws, WITHOUT_ACCOUNT);
    boolean hasCartId = !draws.chance(WITHOUT_CART_ID);
    // A cart without an id of its own is its visitor's, who then fills no other.
    this.visitorId =
        person.isPresent() && hasCartId
            ? shop.people().device(person.get(), draws)
            : shop.ids() + "v" + number;
    this.cartId = hasCartId ? Optional.of(shop.ids() + "k" + number) : Optional.empty();
    this.acts = CartPlan.draw(draws, shop.assortment(), doors());
    this.signedInFrom = signedInFrom();
    this.truth = new CartTruth(number, cartId, visitorId, person.map(shop.people()::customerId));
    plan(begins);
  }

  private Set<Door> doors() {
    Set<Door> doors = EnumSet.of(Door.CART);
    if (person.isPresent()) {
      doors.add(Door.STORE);
    }
    // Without the cart's id nothing would join the order with the cart.
    if (cartId.isPresent()) {
      doors.add(Door.GUEST);
    }
    return doors;
  }

  private int signedInFrom() {
    double draw = draws.uniform();
    int later = draws.below(acts.size());
    if (person.isEmpty() || draw >= SIGNED_IN + SIGNS_IN_LATER) {
      return Integer.MAX_VALUE;
    }
    return draw < SIGNED_IN ? 0 : later;
  }

  /** Settles when the next act is, and what is looked at on the way to it. */
  private void plan(long before) {
    actAt = before + acts.get(act).after();
    looksFrom = Math.max(before, actAt - LONGEST_LOOK);
    view = 0;
    viewsBefore = draws.geometric(shop.viewsPerAct());
    if (act == 0) {
      // The first thing that happens in a story happens when it begins.
      looksFrom = before;
      actAt = viewsBefore == 0 ? before : actAt;
    }
  }

  boolean isOver() {
    return act == acts.size();
  }

  CartTruth truth() {
    return truth;
  }

  /** When the next event happens, in milliseconds since the shop's start. */
  long nextAt() {
    return view < viewsBefore ? looksFrom + (actAt - looksFrom) * view / viewsBefore : actAt;
  }

  /** The next event; its act is what {@link #truth} is told when it arrives. */
  Happening next() {
    long at = nextAt();
    if (view < viewsBefore) {
      view++;
      return happening(look(at), Optional.empty());
    }
    Act now = acts.get(act);
    ShopEvent event = now.type() == EventType.order_placed ? order(now, at) : done(now, at);
    act++;
    if (!isOver()) {
      plan(at);
    }
    return happening(event, Optional.of(now));
  }

  private Happening happening(ShopEvent event, Optional<Act> done) {
    return new Happening(event, done, truth);
  }

  private ShopEvent look(long at) {
    boolean isOwn = draws.chance(OWN_VIEWS);
    int product = draws.below(shop.products());
    ShopEvent.Builder event = event(EventType.product_viewed, at);
    event.setProductId(shop.assortment().id(product));
    event.setUnitPrice(shop.assortment().price(product));
    if (isOwn) {
      return event.setVisitorId(visitorId).setCustomerId(customerId()).build();
    }
    int other = shop.people().anybody(draws, 0).orElseThrow();
    event.setVisitorId(shop.people().device(other, draws));
    if (draws.chance(VIEWS_OF_CUSTOMERS)) {
      event.setCustomerId(shop.people().customerId(other));
    }
    return event.build();
  }

  private ShopEvent done(Act now, long at) {
    ShopEvent.Builder event = event(now.type(), at);
    event.setVisitorId(visitorId).setCustomerId(customerId()).setCartId(cartId.orElse(null));
    now.product()
        .ifPresent(
            product -> {
              event.setProductId(shop.assortment().id(product));
              event.setUnitPrice(shop.assortment().price(product));
            });
    now.quantity().ifPresent(event::setQuantity);
    return event.build();
  }

  private ShopEvent order(Act now, long at) {
    ShopEvent.Builder event = event(EventType.order_placed, at);
    event.setOrderId(shop.ids() + "o" + truth.number());
    if (now.door() == Door.STORE) {
      event.setCustomerId(person.map(shop.people()::customerId).orElseThrow());
      event.setChannel("store");
      return event.build();
    }
    event.setCartId(cartId.orElse(null));
    if (now.door() == Door.GUEST) {
      return event.setCustomerId(shop.ids() + "g" + truth.number()).build();
    }
    return event.setVisitorId(visitorId).setCustomerId(customerId()).build();
  }

  private String customerId() {
    return act < signedInFrom ? null : person.map(shop.people()::customerId).orElse(null);
  }

  private ShopEvent.Builder event(EventType type, long at) {
    return ShopEvent.newBuilder()
        .setEventType(type)
        .setOccurredAt(Instant.ofEpochMilli(shop.start() + at))
        .setEventId(shop.ids() + truth.number() + "." + events++)
        .setCurrency(shop.currency())
        .setChannel("web")
        .setSource("live");
  }
}
