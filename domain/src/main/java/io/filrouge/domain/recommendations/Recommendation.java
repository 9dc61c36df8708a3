package io.filrouge.domain.recommendations;

/**
 * A product to offer.
 *
 * @param productId the product
 * @param score comparable among recommendations of the same source alone
 * @param reason in plain words
 * @param source what it was found by
 */
public record Recommendation(String productId, double score, String reason, Source source) {

  /** By what a product was found. */
  public enum Source {
    ITEM_TO_ITEM("item-to-item"),
    CATEGORY_BEST_SELLERS("category-best-sellers"),
    BEST_SELLERS("best-sellers");

    private final String wireName;

    Source(String wireName) {
      this.wireName = wireName;
    }

    /** The name in tables. */
    public String wireName() {
      return wireName;
    }
  }
}
