package io.filrouge.simulator.live;

import io.filrouge.schemas.EventType;
import io.filrouge.simulator.chance.Draws;
import io.filrouge.simulator.live.Act.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Settles, when a cart begins, what will be done with it until it is bought, emptied or left. */
final class CartPlan {
  private static final long MINUTE = 60_000;
  private static final double FURTHER_ACTS = 2.5;
  private static final double BOUGHT_AT_ONCE = 0.26;
  private static final double EMPTIED_AT_ONCE = 0.04;
  private static final double COMES_BACK = 0.15;
  private static final double BUYS_WHEN_BACK = 0.5;
  private static final double BUYS_IN_STORE = 0.04;
  private static final double BUYS_AS_GUEST = 0.1;

  private final Draws draws;
  private final Assortment assortment;
  private final List<Act> acts = new ArrayList<>();
  private final Map<Integer, Integer> lines = new TreeMap<>();

  private CartPlan(Draws draws, Assortment assortment) {
    this.draws = draws;
    this.assortment = assortment;
  }

  /** What is done, in order; an order comes through one of the given doors. */
  static List<Act> draw(Draws draws, Assortment assortment, Set<Door> doors) {
    CartPlan plan = new CartPlan(draws, assortment);
    plan.fill();
    plan.end(doors);
    return List.copyOf(plan.acts);
  }

  private void fill() {
    add(pause());
    int further = draws.geometric(FURTHER_ACTS);
    for (int i = 0; i < further && !lines.isEmpty(); i++) {
      double draw = draws.uniform();
      if (draw < 0.6) {
        add(pause());
      } else if (draw < 0.75) {
        remove();
      } else if (draw < 0.87) {
        update();
      } else {
        about(EventType.cart_updated, Effect.NONE);
      }
    }
  }

  private void end(Set<Door> doors) {
    if (lines.isEmpty()) {
      return;
    }
    double draw = draws.uniform();
    if (draw < BOUGHT_AT_ONCE) {
      buy(doors);
      return;
    }
    if (draw < BOUGHT_AT_ONCE + EMPTIED_AT_ONCE) {
      about(EventType.cart_emptied, Effect.EMPTIES);
      return;
    }
    if (draws.chance(0.2)) {
      about(EventType.checkout_started, Effect.LIVENS);
    }
    if (draws.chance(COMES_BACK)) {
      add(Math.round(draws.between(45 * MINUTE, 240 * MINUTE)));
      if (draws.chance(BUYS_WHEN_BACK)) {
        buy(doors);
      }
      return;
    }
    if (draws.chance(BUYS_IN_STORE) && doors.contains(Door.STORE)) {
      order(Math.round(draws.between(10 * MINUTE, 180 * MINUTE)), Door.STORE);
    }
  }

  private void buy(Set<Door> doors) {
    about(EventType.checkout_started, Effect.LIVENS);
    boolean isGuest = draws.chance(BUYS_AS_GUEST) && doors.contains(Door.GUEST);
    order(pause(), isGuest ? Door.GUEST : Door.CART);
  }

  private void add(long after) {
    int product = draws.below(assortment.size());
    int quantity = 1 + draws.geometric(0.4);
    lines.merge(product, quantity, Integer::sum);
    about(EventType.cart_item_added, after, product, quantity);
  }

  private void remove() {
    int product = anyLine();
    int quantity = draws.chance(0.5) ? lines.get(product) : 1;
    lines.computeIfPresent(product, (id, before) -> before > quantity ? before - quantity : null);
    about(EventType.cart_item_removed, pause(), product, quantity);
  }

  private void update() {
    int product = anyLine();
    int quantity = lines.get(product) + 1;
    lines.put(product, quantity);
    about(EventType.cart_updated, pause(), product, quantity);
  }

  private int anyLine() {
    return draws.pick(List.copyOf(lines.keySet()));
  }

  private void about(EventType type, long after, int product, int quantity) {
    Effect effect = lines.isEmpty() ? Effect.EMPTIES : Effect.LIVENS;
    acts.add(
        new Act(after, type, OptionalInt.of(product), OptionalInt.of(quantity), effect, Door.CART));
  }

  private void about(EventType type, Effect effect) {
    acts.add(new Act(pause(), type, OptionalInt.empty(), OptionalInt.empty(), effect, Door.CART));
  }

  private void order(long after, Door door) {
    OptionalInt none = OptionalInt.empty();
    acts.add(new Act(after, EventType.order_placed, none, none, Effect.BUYS, door));
  }

  /** From one act of a visit to the next. */
  private long pause() {
    return 1_000 + Math.round(draws.exponential(1.5 * MINUTE));
  }
}
