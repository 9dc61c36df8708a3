package io.filrouge.simulator.shop;

import io.filrouge.simulator.chance.Aspect;
import io.filrouge.simulator.chance.Codes;
import io.filrouge.simulator.chance.Draws;
import java.util.ArrayList;
import java.util.List;

/** What the shop sells: in each category prices from one to four hundred, evenly by logarithm. */
public final class Catalogue {
  static final List<String> CATEGORIES =
      List.of(
          "Tea & coffee",
          "Kitchen",
          "Garden",
          "Toys",
          "Books",
          "Stationery",
          "Lighting",
          "Textiles",
          "Bath",
          "Sport",
          "Audio",
          "Décor");
  private static final List<String> QUALITIES =
      List.of("Small", "Large", "Folding", "Enamel", "Oak", "Linen", "Glass", "Travel", "Classic");
  private static final List<String> THINGS =
      List.of(
          "set, 2 pieces",
          "box",
          "lamp",
          "théière",
          "case",
          "basket",
          "holder",
          "15\" frame",
          "kit");
  private static final double DEAREST_TO_CHEAPEST = 400;
  private static final double REPRICED_SHARE = 0.08;
  private static final double MOVED_SHARE = 0.02;

  private final List<List<Product>> byCategory;

  private Catalogue(List<List<Product>> byCategory) {
    this.byCategory = byCategory;
  }

  static Catalogue of(long seed, int productCount, ShopCalendar calendar) {
    List<List<Product>> byCategory = new ArrayList<>();
    for (int category = 0; category < CATEGORIES.size(); category++) {
      int size = (productCount + category) / CATEGORIES.size();
      List<Product> products = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        int number = i * CATEGORIES.size() + category;
        Draws draws = Draws.of(seed, number, Aspect.CATALOGUE);
        double step = (i + 0.8 * draws.uniform()) / size;
        long price = Math.round(100 * Math.pow(DEAREST_TO_CHEAPEST, step));
        products.add(product(number, category, price, draws, calendar));
      }
      byCategory.add(products);
    }
    return new Catalogue(byCategory);
  }

  private static Product product(
      int number, int category, long price, Draws draws, ShopCalendar calendar) {
    String id = Codes.code('P', number);
    String name = draws.pick(QUALITIES) + " " + draws.pick(THINGS) + " " + id.substring(7);
    List<Product.Version> versions = new ArrayList<>();
    versions.add(new Product.Version(calendar.momentAt(0), CATEGORIES.get(category), price));
    boolean isRepriced = draws.chance(REPRICED_SHARE);
    boolean isMoved = draws.chance(MOVED_SHARE);
    if (isRepriced || isMoved) {
      // Only ever dearer, so that a line of a wanted amount never needs a negative discount.
      long newPrice = isRepriced ? Math.round(price * draws.between(1.03, 1.15)) + 1 : price;
      int newCategory =
          isMoved
              ? (category + 1 + draws.below(CATEGORIES.size() - 1)) % CATEGORIES.size()
              : category;
      long moment = calendar.momentAt(draws.uniform() * calendar.steadyDays());
      versions.add(new Product.Version(moment, CATEGORIES.get(newCategory), newPrice));
    }
    return new Product(id, name, price, List.copyOf(versions));
  }

  public List<Product> products() {
    return byCategory.stream().flatMap(List::stream).toList();
  }

  /** One of the few cheapest products of a category that cost at least so much, or the dearest. */
  Product choose(int category, long priceCents, Draws draws) {
    List<Product> products = byCategory.get(category);
    int low = 0;
    int high = products.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (products.get(middle).priceCents() < priceCents) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return products.get(Math.min(low + Math.min(draws.geometric(0.7), 4), products.size() - 1));
  }

  Product any(int category, Draws draws) {
    return draws.pick(byCategory.get(category));
  }
}
