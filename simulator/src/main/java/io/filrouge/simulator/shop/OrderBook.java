package io.filrouge.simulator.shop;

import io.filrouge.simulator.chance.Aspect;
import io.filrouge.simulator.chance.Codes;
import io.filrouge.simulator.chance.Draws;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Writes down what a buyer bought: one completed order for each purchase of the process, some
 * cancelled attempts before, and some returns after. Cancelled orders and returns come on top of
 * the process, so that its purchases are exactly the completed orders.
 */
final class OrderBook {
  private static final double BLANK_RETURNED_ORDER_SHARE = 0.15;
  private static final double RETURNED_LINE_SHARE = 0.6;
  private static final int STORES = 20;

  private final long seed;
  private final ShopCalendar calendar;
  private final ShopParameters parameters;
  private final SpendProcess spend;
  private final Till till;
  private final Lateness lateness;

  OrderBook(
      long seed, ShopCalendar calendar, ShopParameters parameters, SpendProcess spend, Till till) {
    this.seed = seed;
    this.calendar = calendar;
    this.parameters = parameters;
    this.spend = spend;
    this.till = till;
    this.lateness = new Lateness(parameters.lateRate());
  }

  /**
   * @param favourite the person's favourite category
   */
  List<Order> orders(Person person, Persona persona, int favourite) {
    Draws draws = Draws.of(seed, person.number(), Aspect.ORDERS);
    Draws lateDraws = Draws.of(seed, person.number(), Aspect.LATE_ORDERS);
    Deque<Account> guests = new ArrayDeque<>(persona.guests());
    String code = Codes.code('O', person.number());
    List<Order> orders = new ArrayList<>();
    for (double day : person.purchases().days()) {
      long moment = calendar.momentAt(day);
      Order order = completed(person, persona, guests, moment, favourite, draws);
      if (draws.chance(parameters.cancelRate())) {
        orders.add(filed(cancelled(order, draws), code, orders.size(), lateDraws));
      }
      Order purchase = filed(order, code, orders.size(), lateDraws);
      orders.add(purchase);
      if (draws.chance(parameters.returnRate())) {
        Order back = returned(purchase, draws);
        if (back.orderedAt() < calendar.endMillis()) {
          orders.add(filed(back, code, orders.size(), lateDraws));
        }
      }
    }
    return orders;
  }

  private Order completed(
      Person person,
      Persona persona,
      Deque<Account> guests,
      long moment,
      int favourite,
      Draws draws) {
    boolean isGuest = draws.chance(0.3) && !guests.isEmpty();
    String drawnChannel = channel(draws.uniform());
    String channel = isGuest ? "web" : drawnChannel;
    boolean isInStore = channel.equals("store");
    Account account = isGuest ? guests.removeFirst() : account(persona, draws);
    String storeId = String.format("S%02d", 1 + draws.below(STORES));
    String currency = persona.country().currency();
    long amount = spend.orderCents(draws, person.meanSpend());
    List<Order.Line> lines = till.ring(amount, moment, currency, favourite, draws);
    boolean isCardShown = draws.chance(isInStore ? 0.8 : 0.3);
    return new Order(
        "",
        account,
        moment,
        channel,
        isInStore ? storeId : "",
        persona.country(),
        currency,
        Order.Status.COMPLETED,
        "",
        isCardShown ? account.loyaltyCard() : "",
        email(account, isInStore, draws),
        lines,
        moment);
  }

  private static String channel(double draw) {
    if (draw < 0.55) {
      return "web";
    }
    if (draw < 0.70) {
      return "app";
    }
    return draw < 0.95 ? "store" : "marketplace";
  }

  private static Account account(Persona persona, Draws draws) {
    boolean isMain = draws.chance(0.6);
    Account any = draws.pick(persona.accounts());
    return isMain ? persona.accounts().get(0) : any;
  }

  private String email(Account account, boolean isInStore, Draws draws) {
    boolean isGiven = draws.chance(isInStore ? 0.3 : 0.95) || !account.isRegistered();
    boolean isRespelled = draws.chance(Math.min(0.5, parameters.identitiesRate() / 2));
    if (!isGiven) {
      return "";
    }
    return isRespelled ? Spelling.email(account.email().strip(), draws) : account.email();
  }

  /** The same basket, given up some minutes before it was bought after all. */
  private static Order cancelled(Order order, Draws draws) {
    long moment = order.orderedAt() - 1000L * (60 + draws.below(3_540));
    return change(order, moment, Order.Status.CANCELLED, "", order.lines());
  }

  private static Order returned(Order order, Draws draws) {
    long moment = order.orderedAt() + 1000L * (long) (86_400 * draws.between(3, 25));
    List<Order.Line> lines = new ArrayList<>();
    for (Order.Line line : order.lines()) {
      if (draws.chance(RETURNED_LINE_SHARE)) {
        lines.add(line.returned());
      }
    }
    if (lines.isEmpty()) {
      lines.add(order.lines().get(0).returned());
    }
    String original = draws.chance(BLANK_RETURNED_ORDER_SHARE) ? "" : order.orderId();
    return change(order, moment, Order.Status.RETURNED, original, lines);
  }

  private static Order change(
      Order order, long moment, Order.Status status, String returned, List<Order.Line> lines) {
    return new Order(
        order.orderId(),
        order.account(),
        moment,
        order.channel(),
        order.storeId(),
        order.country(),
        order.currency(),
        status,
        returned,
        order.loyaltyCard(),
        order.email(),
        lines,
        moment);
  }

  /** Gives an order its id, and the moment at which the shop learns of it. */
  private Order filed(Order order, String code, int place, Draws lateDraws) {
    return new Order(
        code + "-" + place,
        order.account(),
        order.orderedAt(),
        order.channel(),
        order.storeId(),
        order.country(),
        order.currency(),
        order.status(),
        order.returnedOrderId(),
        order.loyaltyCard(),
        order.email(),
        order.lines(),
        order.orderedAt() + lateness.draw(lateDraws));
  }
}
