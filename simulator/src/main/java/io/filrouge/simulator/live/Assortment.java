package io.filrouge.simulator.live;

import io.filrouge.simulator.chance.Codes;
import java.math.BigDecimal;

/** The products on sale, by number; prices from one to four hundred, evenly by logarithm. */
record Assortment(int size) {
  private static final double DEAREST_TO_CHEAPEST = 400;

  String id(int product) {
    return Codes.code('P', product);
  }

  BigDecimal price(int product) {
    long cents = Math.round(100 * Math.pow(DEAREST_TO_CHEAPEST, (product + 0.5) / size));
    return BigDecimal.valueOf(cents * 100, 4);
  }
}
