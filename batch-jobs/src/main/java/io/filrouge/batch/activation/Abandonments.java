package io.filrouge.batch.activation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The carts of one family of visitors and customers, told event by event in their order, and which
 * of them were abandoned when.
 *
 * <p>It is written from the rules and not from the stream's own classes, none of which it uses: two
 * that share a mistake would agree about it. A cart's clock is looked at only when something
 * happens to it, since nothing else can change what it will say.
 */
final class Abandonments {
  /**
   * One event; times are epoch milliseconds.
   *
   * @param position its place in the order of all events: later than occurredAt for a late one
   */
  record Event(
      String type,
      long occurredAt,
      long position,
      String visitorId,
      String customerId,
      String cartId,
      String productId,
      Integer quantity) {

    boolean isPurchase() {
      return type.equals("order_placed");
    }

    private boolean isLate() {
      return position > occurredAt;
    }

    private String cartKey() {
      if (cartId != null) {
        return cartId;
      }
      return visitorId != null ? visitorId : customerId;
    }

    private int pieces() {
      return quantity == null ? 1 : quantity;
    }
  }

  /** An episode that ended with nobody doing anything. */
  record Abandonment(String cartKey, long episodeStartedAt, long abandonedAt) {}

  private static final class Basket {
    final Map<String, Long> pieces = new HashMap<>();
    boolean isOpen;
    long startedAt = Long.MIN_VALUE;
    long lastActivityAt;
  }

  private static final Set<String> ABOUT_CARTS =
      Set.of(
          "cart_item_added",
          "cart_item_removed",
          "cart_updated",
          "cart_emptied",
          "checkout_started",
          "order_placed");

  private static final class Namers {
    String firstVisitor;
    String lastCustomer;
  }

  private record Person(boolean isCustomer, String id) {}

  private final long idleMillis;
  private final Map<String, String> links = new HashMap<>();
  private final Map<String, Namers> namersByCart = new HashMap<>();
  private final Map<Person, Map<String, Basket>> baskets = new HashMap<>();
  private final List<Abandonment> found = new ArrayList<>();

  Abandonments(long idleMillis) {
    this.idleMillis = idleMillis;
  }

  /** Takes in the next event in the order of (position, event_id). */
  void tell(Event event) {
    if (event.isLate() && !event.isPurchase()) {
      return;
    }
    // Whose the cart was is told of the time before the purchase itself names anybody.
    List<Person> sellers = event.isPurchase() ? namersOf(event) : List.of();
    if (event.visitorId() != null && event.customerId() != null) {
      link(event);
    }
    // Whoever only looks, or cancels, names no cart.
    if (!ABOUT_CARTS.contains(event.type())) {
      return;
    }
    Person owner = owner(event);
    if (event.isPurchase()) {
      buy(event, sellers);
    } else {
      act(event, owner);
    }
  }

  /** All abandonments, once everything has been told; also those that lie after the last event. */
  List<Abandonment> all() {
    baskets
        .values()
        .forEach(
            ofPerson -> ofPerson.forEach((key, basket) -> settle(key, basket, Long.MAX_VALUE)));
    return found;
  }

  private void link(Event event) {
    Person visitor = new Person(false, event.visitorId());
    links.put(event.visitorId(), event.customerId());
    Map<String, Basket> moved = baskets.remove(visitor);
    if (moved != null) {
      Map<String, Basket> held = of(new Person(true, event.customerId()));
      moved.forEach(held::putIfAbsent);
    }
  }

  // Rules 3a to 3d, and what the event teaches about its cart for those that follow.
  private Person owner(Event event) {
    if (event.cartId() == null) {
      return person(event);
    }
    Namers namers = namersByCart.computeIfAbsent(event.cartId(), none -> new Namers());
    if (event.customerId() != null) {
      if (namers.lastCustomer == null && namers.firstVisitor != null) {
        give(event.cartId(), namers.firstVisitor, event.customerId());
      }
      namers.lastCustomer = event.customerId();
      return person(event);
    }
    if (namers.lastCustomer != null) {
      return new Person(true, namers.lastCustomer);
    }
    if (namers.firstVisitor == null) {
      namers.firstVisitor = event.visitorId();
    }
    return visitor(namers.firstVisitor);
  }

  private void give(String key, String visitorId, String customerId) {
    Map<String, Basket> ofVisitor = baskets.get(new Person(false, visitorId));
    Basket given = ofVisitor == null ? null : ofVisitor.remove(key);
    if (given != null) {
      of(new Person(true, customerId)).putIfAbsent(key, given);
    }
  }

  private List<Person> namersOf(Event purchase) {
    Namers namers = purchase.cartId() == null ? null : namersByCart.get(purchase.cartId());
    List<Person> persons = new ArrayList<>(2);
    if (namers != null && namers.lastCustomer != null) {
      persons.add(new Person(true, namers.lastCustomer));
    }
    if (namers != null && namers.firstVisitor != null) {
      persons.add(visitor(namers.firstVisitor));
    }
    return persons;
  }

  private void buy(Event purchase, List<Person> sellers) {
    Map<String, Basket> own = baskets.getOrDefault(person(purchase), Map.of());
    if (purchase.cartId() == null) {
      own.forEach((key, basket) -> buy(key, basket, purchase));
      return;
    }
    buy(purchase.cartId(), own.get(purchase.cartId()), purchase);
    for (Person seller : sellers) {
      Map<String, Basket> sold = baskets.getOrDefault(seller, Map.of());
      buy(purchase.cartId(), sold.get(purchase.cartId()), purchase);
    }
  }

  private void buy(String key, Basket basket, Event purchase) {
    if (basket == null) {
      return;
    }
    settle(key, basket, purchase.position());
    boolean isBefore = purchase.occurredAt() < basket.startedAt;
    boolean wentOn = basket.isOpen && purchase.occurredAt() < basket.lastActivityAt;
    if (purchase.isLate() && (isBefore || wentOn)) {
      return;
    }
    basket.pieces.clear();
    basket.isOpen = false;
  }

  private void act(Event event, Person owner) {
    switch (event.type()) {
      case "cart_item_added",
          "cart_item_removed",
          "cart_updated",
          "cart_emptied",
          "checkout_started" -> {
        Basket basket = of(owner).computeIfAbsent(event.cartKey(), none -> new Basket());
        settle(event.cartKey(), basket, event.position());
        if (isActivity(basket, event)) {
          restart(basket, event.occurredAt());
        }
      }
      default -> {}
    }
  }

  private static boolean isActivity(Basket basket, Event event) {
    long before = basket.pieces.getOrDefault(event.productId(), 0L);
    switch (event.type()) {
      case "cart_emptied" -> basket.pieces.clear();
      case "cart_item_added" -> hold(basket, event.productId(), before + event.pieces());
      case "cart_item_removed" -> hold(basket, event.productId(), before - event.pieces());
      case "cart_updated" -> {
        if (event.productId() == null && event.quantity() == null) {
          return false;
        }
        hold(basket, event.productId(), event.pieces());
        return !Objects.equals(before, basket.pieces.getOrDefault(event.productId(), 0L));
      }
      default -> {}
    }
    return true;
  }

  private static void hold(Basket basket, String productId, long pieces) {
    if (pieces <= 0) {
      basket.pieces.remove(productId);
      return;
    }
    basket.pieces.put(productId, Math.min(pieces, Integer.MAX_VALUE));
  }

  private static void restart(Basket basket, long moment) {
    if (basket.pieces.isEmpty()) {
      basket.isOpen = false;
      return;
    }
    if (!basket.isOpen) {
      basket.isOpen = true;
      basket.startedAt = moment;
    }
    basket.lastActivityAt = moment;
  }

  // What happens at the very instant of an abandonment comes before it.
  private void settle(String key, Basket basket, long moment) {
    if (basket.isOpen && basket.lastActivityAt + idleMillis < moment) {
      basket.isOpen = false;
      found.add(new Abandonment(key, basket.startedAt, basket.lastActivityAt + idleMillis));
    }
  }

  private Map<String, Basket> of(Person person) {
    return baskets.computeIfAbsent(person, none -> new HashMap<>());
  }

  private Person person(Event event) {
    return event.customerId() != null
        ? new Person(true, event.customerId())
        : visitor(event.visitorId());
  }

  private Person visitor(String visitorId) {
    String customer = links.get(visitorId);
    return customer == null ? new Person(false, visitorId) : new Person(true, customer);
  }
}
