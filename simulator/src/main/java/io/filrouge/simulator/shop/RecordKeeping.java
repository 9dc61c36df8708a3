package io.filrouge.simulator.shop;

import io.filrouge.simulator.chance.Aspect;
import io.filrouge.simulator.chance.Draws;
import java.util.ArrayList;
import java.util.List;

/** Keeps the CRM: a record for each registered account, and now and then a newer version of it. */
final class RecordKeeping {
  private static final double UPDATED_SHARE = 0.25;
  private static final long MOST_DAYS_BEFORE_ORDER = 10;

  private final long seed;
  private final ShopCalendar calendar;
  private final Lateness lateness;

  RecordKeeping(long seed, ShopCalendar calendar, Lateness lateness) {
    this.seed = seed;
    this.calendar = calendar;
    this.lateness = lateness;
  }

  List<CustomerRecord> records(Persona persona, List<Order> orders) {
    Draws draws = Draws.of(seed, persona.number(), Aspect.RECORDS);
    Draws lateDraws = Draws.of(seed, persona.number(), Aspect.LATE_RECORDS);
    List<CustomerRecord> records = new ArrayList<>();
    String postcode = persona.country().postcode(draws.below(1 << 20));
    int birthYear = draws.chance(0.6) ? 1940 + draws.below(66) : 0;
    for (Account account : persona.accounts()) {
      long registeredAt = registeredAt(account, orders, draws);
      CustomerRecord first =
          new CustomerRecord(
              account,
              account.email(),
              account.phone(),
              account.loyaltyCard(),
              persona.country(),
              draws.chance(0.9) ? postcode : "",
              birthYear,
              registeredAt,
              draws.chance(0.6),
              draws.chance(0.3),
              draws.chance(0.25),
              registeredAt,
              registeredAt + lateness.draw(lateDraws));
      records.add(first);
      if (draws.chance(UPDATED_SHARE)) {
        records.add(updated(first, persona, draws, lateDraws));
      }
    }
    return records;
  }

  /** At the account's first order or some days before; of an account without one, any time. */
  private long registeredAt(Account account, List<Order> orders, Draws draws) {
    long anyTime = calendar.momentAt(draws.uniform() * calendar.steadyDays());
    boolean isBefore = draws.chance(0.5);
    long before = 1000L * draws.below((int) MOST_DAYS_BEFORE_ORDER * 86_400);
    long firstOrder =
        orders.stream()
            .filter(order -> order.account().equals(account))
            .mapToLong(Order::orderedAt)
            .min()
            .orElse(anyTime);
    return Math.max(calendar.momentAt(0), isBefore ? firstOrder - before : firstOrder);
  }

  /** Newer consents, and at times a phone number written otherwise. */
  private CustomerRecord updated(
      CustomerRecord record, Persona persona, Draws draws, Draws lateDraws) {
    long left = (calendar.endMillis() - record.registeredAt()) / 1000;
    long happenedAt = record.registeredAt() + 1000 * (long) (left * draws.uniform());
    boolean isRewritten = draws.chance(0.3) && !record.phone().isEmpty();
    String rewritten = Spelling.otherPhone(persona.country(), persona.subscriber(), draws);
    long knownAt = happenedAt + lateness.draw(lateDraws);
    return new CustomerRecord(
        record.account(),
        record.email(),
        isRewritten ? rewritten : record.phone(),
        record.loyaltyCard(),
        record.country(),
        record.postcode(),
        record.birthYear(),
        record.registeredAt(),
        draws.chance(0.6),
        draws.chance(0.3),
        draws.chance(0.25),
        happenedAt,
        Math.max(knownAt, record.knownAt() + 1000));
  }
}
