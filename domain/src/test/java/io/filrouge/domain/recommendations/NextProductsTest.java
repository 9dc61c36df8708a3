package io.filrouge.domain.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NextProductsTest {
  private static final NextProducts NEXT =
      new NextProducts(sellers("bread", "tea", "wine"), Map.of("drinks", sellers("tea", "gin")), 4);

  @Test
  void fillsThePlacesWithWhatIsNearestFirst() {
    assertThat(told(NEXT.of(alike("cups", "gin"), Set.of(), "drinks")))
        .containsExactly(
            "cups item-to-item: bought by customers who bought pots",
            "gin item-to-item: bought by customers who bought pots",
            "tea category-best-sellers: sells well in the favourite category drinks",
            "bread best-sellers: sells well");
  }

  @Test
  void offersNothingTwiceAndNothingThatWasBoughtLately() {
    assertThat(told(NEXT.of(alike("cups", "cups", "tea"), Set.of("tea", "wine"), "drinks")))
        .extracting(offer -> offer.substring(0, offer.indexOf(' ')))
        .containsExactly("cups", "gin", "bread");
  }

  @Test
  void hasNoMoreThanItsPlacesAndKnowsCustomersOfNoCategory() {
    assertThat(NEXT.of(alike("a", "b", "c", "d", "e"), Set.of(), "drinks")).hasSize(4);
    assertThat(NEXT.of(List.of(), Set.of(), "toys"))
        .extracting(Recommendation::productId)
        .containsExactly("bread", "tea", "wine");
  }

  @Test
  void knowsProspectsWhoFavourNothing() {
    assertThat(NEXT.of(List.of(), Set.of(), null)).hasSize(3);
  }

  private static List<String> told(List<Recommendation> offered) {
    return offered.stream()
        .map(it -> it.productId() + " " + it.source().wireName() + ": " + it.reason())
        .toList();
  }

  private static List<Alike> alike(String... products) {
    return Arrays.stream(products).map(it -> new Alike(it, 0.5, "pots")).toList();
  }

  private static List<BestSeller> sellers(String... products) {
    return Stream.of(products).map(it -> new BestSeller(it, 0.1)).toList();
  }
}
