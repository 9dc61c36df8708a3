package io.filrouge.simulator.shop;

import java.util.List;

/**
 * A product with all its versions, the oldest first; each holds from its moment on.
 *
 * @param priceCents the first version's price, by which buyers find it
 */
public record Product(String productId, String name, long priceCents, List<Version> versions) {
  /**
   * What the product was from a moment on.
   *
   * @param knownAt milliseconds since 1970
   * @param priceCents in the shop's currency
   */
  public record Version(long knownAt, String category, long priceCents) {}

  Version versionAt(long moment) {
    Version current = versions.get(0);
    for (Version version : versions) {
      if (version.knownAt() <= moment) {
        current = version;
      }
    }
    return current;
  }
}
