package io.filrouge.simulator.shop;

import io.filrouge.schemas.EventType;
import io.filrouge.simulator.chance.Aspect;
import io.filrouge.simulator.chance.Codes;
import io.filrouge.simulator.chance.Draws;
import java.util.List;

/**
 * What a person did on the site and in the app: a visit for each order placed there, others that
 * only look or leave a cart behind, and the notices of cancelled and returned orders.
 */
final class WebHistory {
  private static final double DAYS_BEFORE_FIRST_ORDER = 14;
  private static final double DAYS_AFTER_LEAVING = 60;
  private static final double PROSPECT_DAYS = 90;
  private static final double BLANK_VISITOR_SHARE = 0.05;

  private final long seed;
  private final ShopCalendar calendar;
  private final ShopParameters parameters;
  private final Shopping shopping;
  private final Lateness lateness;

  WebHistory(long seed, ShopCalendar calendar, ShopParameters parameters, Shopping shopping) {
    this.seed = seed;
    this.calendar = calendar;
    this.parameters = parameters;
    this.shopping = shopping;
    this.lateness = new Lateness(parameters.lateRate());
  }

  List<WebEvent> events(Person person, Persona persona, List<Order> orders, int favourite) {
    Draws draws = Draws.of(seed, person.number(), Aspect.WEB);
    Draws lateDraws = Draws.of(seed, person.number(), Aspect.LATE_EVENTS);
    EventLog log = new EventLog(Codes.code('E', person.number()), lateness, lateDraws);
    if (parameters.webSessions() == 0) {
      return log.events();
    }
    int visits = 0;
    for (Order order : orders) {
      if (order.isOnline()) {
        follow(order, visit(persona, visits++, order.channel(), draws), log, draws);
      }
    }
    int atMost = draws.poisson(parameters.webSessions());
    while (visits < atMost) {
      browse(person, persona, visits++, favourite, log, draws);
    }
    return log.events();
  }

  private void follow(Order order, Visit visit, EventLog log, Draws draws) {
    if (order.status() == Order.Status.RETURNED) {
      Visit known = visit.signedInAs(order.account().customerKey());
      log.order(known, EventType.order_refunded, order.orderedAt(), order.returnedOrderId());
      return;
    }
    shopping.buy(order, visit, log, draws);
    if (order.status() == Order.Status.CANCELLED) {
      Visit known = visit.signedInAs(order.account().customerKey());
      long moment = order.orderedAt() + 1000L * (5 + draws.below(50));
      log.order(known, EventType.order_cancelled, moment, order.orderId());
    }
  }

  private void browse(
      Person person, Persona persona, int number, int favourite, EventLog log, Draws draws) {
    double from = 0;
    double to = calendar.steadyDays();
    if (person.isProspect()) {
      // Drawn from the number and not from the stream: all visits of a prospect lie together.
      from = Draws.of(seed, person.number(), Aspect.PURCHASES).uniform() * to;
      to = Math.min(to, from + PROSPECT_DAYS);
    } else {
      PurchaseProcess.Purchases bought = person.purchases();
      from = Math.max(0, bought.firstDay() - DAYS_BEFORE_FIRST_ORDER);
      to = bought.hasLeft() ? Math.min(to, bought.lastDay() + DAYS_AFTER_LEAVING) : to;
    }
    long moment = calendar.momentAt(draws.between(from, to));
    String channel = draws.chance(0.75) ? "web" : "app";
    Visit visit = visit(persona, number, channel, draws);
    boolean isSignedIn = draws.chance(0.35) && persona.hasAccount();
    if (isSignedIn) {
      visit = visit.signedInAs(draws.pick(persona.accounts()).customerKey());
      visit = channel.equals("app") && draws.chance(BLANK_VISITOR_SHARE) ? nameless(visit) : visit;
    }
    shopping.browse(moment, visit, favourite, log, draws);
  }

  private static Visit visit(Persona persona, int number, String channel, Draws draws) {
    boolean isMainDevice = draws.chance(0.6);
    String anyDevice = draws.pick(persona.visitorIds());
    String sessionId = Codes.code('S', persona.number()) + "-" + number;
    String cartId = Codes.code('K', persona.number()) + "-" + number;
    String device = isMainDevice ? persona.visitorIds().get(0) : anyDevice;
    return new Visit(sessionId, cartId, device, "", channel);
  }

  private static Visit nameless(Visit visit) {
    return new Visit(visit.sessionId(), visit.cartId(), "", visit.customerKey(), visit.channel());
  }
}
