package io.filrouge.domain.recommendations;

import io.filrouge.domain.recommendations.Recommendation.Source;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills the few places of what is offered to a customer next: first products that go with what they
 * have bought, then what sells best in their favourite category, then what sells best in the shop.
 * Nothing stands there twice, and nothing that they bought lately. Each list comes in its order,
 * the best first.
 *
 * @param bestSellers of the shop
 * @param bestSellersOf a category
 * @param most places
 */
public record NextProducts(
    List<BestSeller> bestSellers, Map<String, List<BestSeller>> bestSellersOf, int most)
    implements Serializable {

  /**
   * What to offer, the best first; fewer where the shop has no more.
   *
   * @param alike what goes with their purchases
   * @param lately products that they bought lately
   * @param favouriteCategory or null
   */
  public List<Recommendation> of(List<Alike> alike, Set<String> lately, String favouriteCategory) {
    List<Recommendation> offered = new ArrayList<>(most);
    Set<String> taken = new HashSet<>(lately);
    for (Alike product : alike) {
      add(
          offered,
          taken,
          new Recommendation(
              product.productId(),
              product.score(),
              "bought by customers who bought " + product.because(),
              Source.ITEM_TO_ITEM));
    }
    for (BestSeller product : ofCategory(favouriteCategory)) {
      add(
          offered,
          taken,
          new Recommendation(
              product.productId(),
              product.share(),
              "sells well in the favourite category " + favouriteCategory,
              Source.CATEGORY_BEST_SELLERS));
    }
    for (BestSeller product : bestSellers) {
      add(
          offered,
          taken,
          new Recommendation(
              product.productId(), product.share(), "sells well", Source.BEST_SELLERS));
    }
    return offered;
  }

  private List<BestSeller> ofCategory(String category) {
    return category == null ? List.of() : bestSellersOf.getOrDefault(category, List.of());
  }

  private void add(List<Recommendation> offered, Set<String> taken, Recommendation product) {
    if (offered.size() < most && taken.add(product.productId())) {
      offered.add(product);
    }
  }
}
