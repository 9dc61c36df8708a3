package io.filrouge.domain.choice;

import io.filrouge.domain.purchases.Origin;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A shop whose truth is known: customers come evenly by site and store, buy and leave at rates of
 * their own; those of the store buy and leave so many times as fast.
 */
final class OriginShop {
  static final LocalDate OPENED = LocalDate.parse("2023-01-10");
  private static final double LEAVING_A_DAY = 0.003;

  private final SplittableRandom random;
  private final int first = Math.toIntExact(OPENED.toEpochDay());
  private final int last;
  private final double rate;
  private final double leaving;

  private OriginShop(LocalDate until, double rate, double leaving, long seed) {
    this.last = Math.toIntExact(until.toEpochDay());
    this.rate = rate;
    this.leaving = leaving;
    this.random = new SplittableRandom(seed);
  }

  /** All that its customers buy until the end of a day. */
  static OriginDays open(LocalDate until, int customers, double rate, double leaving, long seed) {
    OriginShop shop = new OriginShop(until, rate, leaving, seed);
    OriginDays.Builder days = OriginDays.builder();
    for (int i = 0; i < customers; i++) {
      shop.addTo(days, i % 2 == 0);
    }
    return days.build();
  }

  /**
   * All that customers buy who are all alike: one purchase in four is made in a store, which names
   * itself, the others on a site that does not.
   *
   * @param asked how many of a customer's purchases, from the first on, are asked for the channel
   */
  static OriginDays openWithNamelessSite(LocalDate until, int customers, int asked, long seed) {
    OriginShop shop = new OriginShop(until, 1, 1, seed);
    OriginDays.Builder days = OriginDays.builder();
    for (int i = 0; i < customers; i++) {
      int[] bought = shop.purchases(false);
      boolean isNamed =
          shop.random.ints(Math.min(asked, bought.length), 0, 4).anyMatch(place -> place == 0);
      days.add(origin(isNamed ? "store" : "", bought[0]), bought);
    }
    return days.build();
  }

  private void addTo(OriginDays.Builder days, boolean isOfStore) {
    int[] bought = purchases(isOfStore);
    days.add(origin(isOfStore ? "store" : "site", bought[0]), bought);
  }

  private static Origin origin(String channel, int came) {
    return new Origin(channel, "FR", LocalDate.ofEpochDay(came).getYear());
  }

  private int[] purchases(boolean isOfStore) {
    int came = first + random.nextInt(last - first + 1);
    // Twice an exponential rate on average.
    double daily = 0.001 - 0.012 * Math.log(1 - random.nextDouble());
    double chance = -Math.expm1(-daily * (isOfStore ? rate : 1));
    double ownLeaving = -LEAVING_A_DAY * Math.log(1 - random.nextDouble());
    double leaves =
        came - Math.log(1 - random.nextDouble()) / ownLeaving / (isOfStore ? leaving : 1);
    int[] bought = new int[last - came + 1];
    bought[0] = came;
    int count = 1;
    for (int day = came + 1; day <= last && day <= leaves; day++) {
      if (random.nextDouble() < chance) {
        bought[count++] = day;
      }
    }
    return Arrays.copyOf(bought, count);
  }
}
