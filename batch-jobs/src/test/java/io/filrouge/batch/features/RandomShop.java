package io.filrouge.batch.features;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/** Shops with everything that may happen in one, drawn from a seed. */
final class RandomShop {
  private static final LocalDateTime OPENED = LocalDateTime.parse("2024-11-01T00:00:00");
  private static final LocalDateTime NOW = LocalDateTime.parse("2026-03-29T23:59:59");
  private static final List<String> EVENTS =
      List.of(
          "product_viewed",
          "product_viewed",
          "product_viewed",
          "cart_item_added",
          "checkout_started",
          "order_placed",
          "cart_emptied");
  private static final String[] CATEGORIES = {"tea", "cups", "books", null};
  private static final String[] CHANNELS = {"site", "store", null};
  private static final String[] COUNTRIES = {"FR", "BE", null};
  private static final String[] REGIONS = {"Bretagne", "Flandre", null, null};
  private static final String[] POSTCODES = {"75011", "78 000", "29200", null};

  private final Random random;
  private final Shop shop = new Shop();

  private RandomShop(long seed) {
    this.random = new Random(seed);
  }

  /** Customers c0 to c19, of whom c0, c7 and c14 never buy; everything before 2026-03-30. */
  static Shop of(long seed) {
    RandomShop drawn = new RandomShop(seed);
    for (int i = 0; i < 20; i++) {
      drawn.customer("c" + i, i % 7 == 0);
    }
    return drawn.shop;
  }

  private void customer(String customer, boolean isProspect) {
    shop.knows(customer, "key " + customer, "device " + customer, "record " + customer);
    shop.record("record " + customer, pick(COUNTRIES), time().toString())
        .lives(pick(REGIONS), pick(POSTCODES))
        .born(random.nextInt(4) == 0 ? null : 1900 + random.nextInt(130));
    int orders = isProspect ? 0 : 1 + random.nextInt(9);
    for (int i = 0; i < orders; i++) {
      order(customer, customer + " order " + i);
    }
    int visits = random.nextInt(12);
    for (int i = 0; i < visits; i++) {
      visit(customer, customer + " session " + i);
    }
  }

  private void order(String customer, String orderId) {
    String at = time().toString();
    String kind = random.nextInt(8) > 0 ? "purchase" : pick("return", "cancelled", "gift");
    shop.order(customer, orderId, at, kind, pick(CHANNELS), pick(COUNTRIES), pick(REGIONS));
    int lines = 1 + random.nextInt(4);
    for (int i = 0; i < lines; i++) {
      int product = random.nextInt(8);
      String category = CATEGORIES[product % CATEGORIES.length];
      boolean isPurchase = kind.equals("purchase");
      String gross = isPurchase ? cents(5000) : "0";
      String returned =
          switch (kind) {
            case "purchase" -> random.nextInt(4) == 0 ? gross : "0";
            case "return" -> cents(900);
            default -> "0";
          };
      shop.line(
          customer,
          orderId,
          at,
          kind,
          "product " + product,
          category,
          random.nextInt(5) == 0 ? null : Integer.toString(1 + random.nextInt(3)),
          gross,
          random.nextInt(3) == 0 ? cents(300) : "0",
          returned);
    }
  }

  private void visit(String customer, String session) {
    LocalDateTime at = time();
    String named = random.nextBoolean() ? session : null;
    boolean isLoggedIn = random.nextBoolean();
    int events = 1 + random.nextInt(6);
    for (int i = 0; i < events && at.isBefore(NOW); i++) {
      shop.event(
          EVENTS.get(random.nextInt(EVENTS.size())),
          isLoggedIn ? "key " + customer : null,
          "device " + customer,
          named,
          at.toString());
      at = at.plusMinutes(random.nextInt(45));
    }
  }

  private LocalDateTime time() {
    // A third within the last weeks, where the edges of the short windows are.
    LocalDateTime from = random.nextInt(3) == 0 ? NOW.minusDays(95) : OPENED;
    long seconds = ChronoUnit.SECONDS.between(from, NOW);
    LocalDateTime time = from.plusSeconds((long) (random.nextDouble() * seconds));
    // Local times that summer time skips or doubles mean no single instant.
    return time.getHour() == 2 ? time.plusHours(2) : time;
  }

  private String cents(int most) {
    return java.math.BigDecimal.valueOf(1 + random.nextInt(most), 2).toPlainString();
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }
}
