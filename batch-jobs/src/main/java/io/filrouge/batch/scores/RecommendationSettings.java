package io.filrouge.batch.scores;

import com.typesafe.config.Config;
import io.filrouge.settings.Durations;
import io.filrouge.settings.Failure;
import java.util.List;

/**
 * How products to offer next are found.
 *
 * @param isEnabled whether they are
 * @param most how many a customer
 * @param historyDays purchases further back tell nothing of what goes with what
 * @param soldWithinDays a product that was not bought by anybody for so long is not offered
 * @param notAgainWithinDays nor is one that the customer bought so lately
 * @param except products, by number or category, that are no goods, such as postage
 * @param productsPerCustomer so many of a customer's products count, the latest
 * @param customersForLikeness so many customers tell what goes with what
 * @param neighbours so many products that go with a product count
 * @param togetherFrom so many customers must have bought both
 * @param shrinkage the more, the less a likeness counts that few customers tell of
 */
public record RecommendationSettings(
    boolean isEnabled,
    int most,
    int historyDays,
    int soldWithinDays,
    int notAgainWithinDays,
    List<String> except,
    int productsPerCustomer,
    int customersForLikeness,
    int neighbours,
    int togetherFrom,
    double shrinkage) {

  public RecommendationSettings {
    except = List.copyOf(except);
    check("most", most >= 1 && most <= 100, "a number from 1 to 100");
    check("history", historyDays >= 1, "a time such as 365 d");
    check("sold-within", soldWithinDays >= 1, "a time such as 90 d");
    check("not-again-within", notAgainWithinDays >= 0, "a time such as 90 d, or 0 d");
    // Pairs of one customer's products grow with the square of these.
    check(
        "products-per-customer",
        productsPerCustomer >= 1 && productsPerCustomer <= 200,
        "a number from 1 to 200");
    check("customers-for-likeness", customersForLikeness >= 1, "a number from 1");
    check("neighbours", neighbours >= 1 && neighbours <= 200, "a number from 1 to 200");
    check("bought-together-from", togetherFrom >= 1, "a number from 1");
    check("shrinkage", shrinkage >= 0 && shrinkage < 1e6, "a number from 0");
  }

  /** The block {@code scores.recommendations} of the configuration. */
  public static RecommendationSettings from(Config config) {
    String block = "scores.recommendations";
    Config read = config.getConfig(block);
    return new RecommendationSettings(
        read.getBoolean("enabled"),
        read.getInt("most"),
        (int) Durations.of(config, block + ".history").toDays(),
        (int) Durations.of(config, block + ".sold-within").toDays(),
        (int) Durations.of(config, block + ".not-again-within").toDays(),
        read.getStringList("except"),
        read.getInt("products-per-customer"),
        read.getInt("customers-for-likeness"),
        read.getInt("neighbours"),
        read.getInt("bought-together-from"),
        read.getDouble("shrinkage"));
  }

  /** So far back purchases are asked of at all. */
  int longestDays() {
    return Math.max(historyDays, Math.max(soldWithinDays, notAgainWithinDays));
  }

  private static void check(String key, boolean holds, String expected) {
    if (!holds) {
      throw Failure.configuration(
          "Cannot use scores.recommendations." + key + ": it is not " + expected + "; mend it");
    }
  }
}
