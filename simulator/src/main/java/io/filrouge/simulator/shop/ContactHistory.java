package io.filrouge.simulator.shop;

import io.filrouge.simulator.chance.Aspect;
import io.filrouge.simulator.chance.Codes;
import io.filrouge.simulator.chance.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

/**
 * What passes between the shop and one person outside orders and visits: newsletters and what
 * becomes of them, service cases, recommendations, reviews, points, referrals and consents.
 *
 * <p>A person's attitude, drawn once, moves what they answer, how they rate and whether they refer.
 */
final class ContactHistory {
  private static final List<String> TOPICS =
      List.of("delivery", "return", "product", "payment", "account");
  private static final List<String> CASE_CHANNELS = List.of("phone", "email", "chat");
  private static final double DAYS_BETWEEN_NEWSLETTERS = 30;
  private static final double HOUR_MILLIS = 3_600_000;
  private static final double CASE_SHARE = 0.06;
  private static final double ANSWER_SHARE = 0.15;
  private static final double REVIEW_SHARE = 0.1;
  private static final double REFERRER_SHARE = 0.08;
  private static final double CHANGED_MIND_SHARE = 0.1;
  private static final long CENTS_A_POINT = 100;
  private static final long SILVER_FROM = 300;
  private static final long GOLD_FROM = 1_000;
  private static final long POINTS_A_VOUCHER = 200;

  private final long seed;
  private final ShopCalendar calendar;
  private final ShopParameters parameters;
  private final IntFunction<String> emailOf;

  /**
   * @param emailOf the e-mail address by which a person of a number is known, blank for none
   */
  ContactHistory(
      long seed, ShopCalendar calendar, ShopParameters parameters, IntFunction<String> emailOf) {
    this.seed = seed;
    this.calendar = calendar;
    this.parameters = parameters;
    this.emailOf = emailOf;
  }

  List<Contact> contacts(
      Person person, Persona persona, List<Order> orders, List<CustomerRecord> records) {
    if (parameters.contactRate() == 0 || records.isEmpty()) {
      return List.of();
    }
    Draws draws = Draws.of(seed, person.number(), Aspect.CONTACTS);
    Log log = new Log(person.number());
    double attitude = draws.beta(4, 2);
    CustomerRecord first = records.get(0);
    consents(first, log, draws);
    newsletters(first, attitude, log, draws);
    for (Order order : orders) {
      if (order.status() == Order.Status.COMPLETED) {
        follow(order, attitude, log, draws);
      }
    }
    points(orders, log, draws);
    if (!person.isProspect() && draws.chance(rate(REFERRER_SHARE) * attitude)) {
      refer(person, first, log, draws);
    }
    return log.contacts;
  }

  private void consents(CustomerRecord record, Log log, Draws draws) {
    String customer = record.account().customerKey();
    if (customer.isEmpty()) {
      return;
    }
    long at = record.registeredAt();
    log.add(
        known ->
            new Contact.Consent(log.id('T'), customer, "email", record.isEmailAllowed(), at, known),
        at);
    if (draws.chance(rate(CHANGED_MIND_SHARE))) {
      long later = between(at, calendar.endMillis(), draws);
      boolean isGranted = draws.chance(0.3);
      log.add(
          known -> new Contact.Consent(log.id('T'), customer, "email", isGranted, later, known),
          later);
    }
  }

  /** One about every thirty days from registration on, to those who once allowed it. */
  private void newsletters(CustomerRecord record, double attitude, Log log, Draws draws) {
    if (record.email().isEmpty() || !record.isEmailAllowed()) {
      return;
    }
    double step = DAYS_BETWEEN_NEWSLETTERS / parameters.contactRate();
    long moment = record.registeredAt() + days(draws.exponential(step));
    while (moment < calendar.endMillis()) {
      if (newsletter(record.email(), moment, attitude, log, draws)) {
        return;
      }
      moment += days(draws.exponential(step)) + 1000;
    }
  }

  /** Whether the person unsubscribed by it. */
  private boolean newsletter(String email, long sentAt, double attitude, Log log, Draws draws) {
    String message = log.id('N');
    String campaign = "news-" + calendar.localTime(sentAt).toLocalDate().toString().substring(0, 7);
    message(log, message, campaign, email, "sent", sentAt);
    long later = sentAt + 1000L * (1 + draws.below(600));
    if (draws.chance(0.03)) {
      message(log, message, campaign, email, "bounced", later);
      return false;
    }
    message(log, message, campaign, email, "delivered", later);
    if (draws.chance(0.55 * attitude)) {
      long openedAt = later + (long) (HOUR_MILLIS * draws.exponential(6));
      message(log, message, campaign, email, "opened", openedAt);
      if (draws.chance(0.2)) {
        message(log, message, campaign, email, "clicked", openedAt + 1000L * (2 + draws.below(90)));
      }
    }
    boolean isLeaving = draws.chance(0.02 * (1 - attitude));
    if (isLeaving) {
      message(
          log, message, campaign, email, "unsubscribed", later + 1000L * (60 + draws.below(600)));
    }
    return isLeaving;
  }

  private static void message(
      Log log, String message, String campaign, String email, String type, long at) {
    log.add(
        known -> new Contact.Message(log.id('M'), type, message, campaign, email, at, known), at);
  }

  /** What an order leads to: a case, a question, a review. */
  private void follow(Order order, double attitude, Log log, Draws draws) {
    String customer = order.account().customerKey();
    if (draws.chance(rate(CASE_SHARE))) {
      serviceCase(customer, order.orderedAt(), attitude, log, draws);
    }
    if (draws.chance(rate(ANSWER_SHARE))) {
      long at = order.orderedAt() + days(2 + draws.exponential(5));
      int score = Math.min(10, draws.poisson(10 * attitude));
      String comment = draws.chance(0.3) ? "Thank you, all was well" : "";
      log.add(known -> new Contact.Answer(log.id('A'), customer, score, comment, at, known), at);
    }
    if (draws.chance(rate(REVIEW_SHARE))) {
      long at = order.orderedAt() + days(3 + draws.exponential(7));
      int rating = Math.max(1, Math.min(5, draws.poisson(5 * attitude)));
      String product = order.lines().get(0).productId();
      log.add(known -> new Contact.Review(log.id('W'), customer, product, rating, at, known), at);
    }
  }

  private void serviceCase(String customer, long orderedAt, double attitude, Log log, Draws draws) {
    String id = log.id('Q');
    String channel = draws.pick(CASE_CHANNELS);
    String topic = draws.pick(TOPICS);
    long openedAt = orderedAt + days(draws.exponential(4));
    log.add(
        known -> new Contact.ServiceCase(id, customer, openedAt, 0, channel, topic, 0, known),
        openedAt);
    if (draws.chance(0.95)) {
      long solvedAt = openedAt + 60_000 + days(draws.exponential(2));
      int satisfaction = draws.chance(0.5) ? 1 + draws.below(3) + (int) (3 * attitude) : 0;
      log.add(
          known ->
              new Contact.ServiceCase(
                  id, customer, openedAt, solvedAt, channel, topic, satisfaction, known),
          solvedAt);
    }
  }

  /** A point a unit of money on the card shown; a voucher from time to time; tiers by points. */
  private void points(List<Order> orders, Log log, Draws draws) {
    long earned = 0;
    long balance = 0;
    for (Order order : orders) {
      if (order.status() != Order.Status.COMPLETED || order.loyaltyCard().isEmpty()) {
        continue;
      }
      long points = order.lines().stream().mapToLong(Order.Line::amountCents).sum() / CENTS_A_POINT;
      earned += points;
      balance += points;
      movement(log, order, "earned", points, tier(earned), order.orderedAt());
      if (balance >= POINTS_A_VOUCHER && draws.chance(0.3)) {
        balance -= POINTS_A_VOUCHER;
        long at = order.orderedAt() + days(draws.exponential(10));
        movement(log, order, "redeemed", -POINTS_A_VOUCHER, tier(earned), at);
      }
    }
  }

  private static void movement(
      Log log, Order order, String type, long points, String tier, long at) {
    String card = order.loyaltyCard();
    log.add(known -> new Contact.Points(log.id('Y'), card, type, points, tier, at, known), at);
  }

  private static String tier(long earned) {
    if (earned >= GOLD_FROM) {
      return "gold";
    }
    return earned >= SILVER_FROM ? "silver" : "member";
  }

  /** Somebody else, who may buy later, have bought before, or never come. */
  private void refer(Person person, CustomerRecord record, Log log, Draws draws) {
    int other = person.number() + 1 + draws.below(100);
    String email = emailOf.apply(other);
    if (email.isEmpty()) {
      return;
    }
    long at = between(record.registeredAt(), calendar.endMillis(), draws);
    log.add(
        known ->
            new Contact.Referral(log.id('F'), record.account().customerKey(), email, at, known),
        at);
  }

  private double rate(double share) {
    return Math.min(1, share * parameters.contactRate());
  }

  private static long between(long from, long to, Draws draws) {
    return from + (long) ((to - from) * draws.uniform());
  }

  private static long days(double days) {
    return 1000 * (long) (days * 86_400);
  }

  /** Numbers the contacts of a person and says when the shop learns of each. */
  private final class Log {
    private final String code;
    private final Lateness lateness = new Lateness(parameters.lateRate());
    private final Draws lateDraws;
    private final List<Contact> contacts = new ArrayList<>();
    private int ids;

    Log(int person) {
      this.code = Codes.code('X', person).substring(1);
      this.lateDraws = Draws.of(seed, person, Aspect.LATE_CONTACTS);
    }

    String id(char kind) {
      return kind + code + "-" + ids++;
    }

    /** What lies beyond the span of the shop is not told. */
    void add(LongFunction<Contact> contact, long happenedAt) {
      long knownAt = happenedAt + lateness.draw(lateDraws);
      Contact told = contact.apply(knownAt);
      if (happenedAt < calendar.endMillis()) {
        contacts.add(told);
      }
    }
  }
}
