package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OriginCategoriesTest {
  private static final double SHARE = 0.1;

  @Test
  void theLargestCategoryHasNoEffectAndTheRestIsOne() {
    OriginCategories categories =
        categories(
            Map.of(
                new Origin("site", "FR", 2024), 60L,
                new Origin("store", "FR", 2024), 25L,
                new Origin("app", "BE", 2024), 9L,
                new Origin("post", null, 2024), 6L));

    assertThat(categories.effects())
        .containsExactly("channel.other", "channel.store", "country.other");
    assertThat(categories.of(new Origin("site", "FR", 2024))).isEmpty();
    assertThat(categories.of(new Origin("store", "BE", 2024))).containsExactly(1, 2);
    assertThat(categories.of(new Origin("post", "FR", 2024))).containsExactly(0);
  }

  @Test
  void whatIsNotKnownIsACategoryAndWhatNobodyHadIsOneOfTheRest() {
    OriginCategories categories =
        categories(Map.of(new Origin(null, "FR", 2024), 40L, new Origin("site", "FR", 2024), 60L));

    assertThat(categories.effects()).containsExactly("channel.unknown");
    assertThat(categories.of(new Origin("", "FR", 2024))).containsExactly(0);
    assertThat(categories.of(new Origin("kiosk", "IT", 2031))).isEmpty();
  }

  @Test
  void yearsAreJoinedUntilTheyHaveTheirShareAndTheLastToTheOneBefore() {
    OriginCategories categories =
        categories(
            Map.of(
                new Origin("site", "FR", 2019), 4L,
                new Origin("site", "FR", 2020), 4L,
                new Origin("site", "FR", 2022), 12L,
                new Origin("site", "FR", 2023), 50L,
                new Origin("site", "FR", 2024), 25L,
                new Origin("site", "FR", 2025), 5L));

    assertThat(categories.effects()).containsExactly("cohort.2019-2022", "cohort.2024-2025");
    assertThat(categories.of(new Origin("site", "FR", 2021))).containsExactly(0);
    assertThat(categories.of(new Origin("site", "FR", 2023))).isEmpty();
    assertThat(categories.of(new Origin("site", "FR", 2026))).containsExactly(1);
  }

  @Test
  void anyNumberOfCountriesMakesAFewCategories() {
    Map<Origin, Long> customers = new TreeMap<>();
    for (int i = 0; i < 200; i++) {
      customers.put(new Origin("site", "C" + i, 2024), 10L + i % 7);
    }

    assertThat(new OriginCategories(customers, 0.001).effects()).hasSize(12);
    assertThat(new OriginCategories(customers, SHARE).effects()).isEmpty();
    assertThat(new OriginCategories(Map.of(), SHARE).effects()).isEmpty();
  }

  private static OriginCategories categories(Map<Origin, Long> customers) {
    return new OriginCategories(customers, SHARE);
  }
}
