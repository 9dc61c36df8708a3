package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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

  @Test
  void whatStandsForAnOriginHasItsEffectsAndOfManyNamesThereAreFew() {
    Map<Origin, Long> customers = new TreeMap<>();
    Map<Origin, Long> told = new TreeMap<>();
    for (int i = 0; i < 300; i++) {
      // Each of these is rare, and all of them together are most.
      String channel = i < 14 ? "C" + i : "free text " + i;
      Origin origin =
          new Origin(i == 3 ? "" : channel, i % 5 == 0 ? "" : "L" + i % 3, 2000 + i % 9);
      long count = i < 14 ? 100L - i : 20;
      customers.put(origin, count);
      Origin rare = new Origin(OriginCategories.OTHER, origin.country(), origin.year());
      told.merge(i < OriginCategories.MOST ? origin : rare, count, Long::sum);
    }
    for (double share : new double[] {0.001, 0.012, 0.02, 0.2}) {
      OriginCategories categories = new OriginCategories(customers, share);
      OriginCategories ofFewNames = new OriginCategories(told, share);

      assertThat(ofFewNames.effects()).isEqualTo(categories.effects());
      TreeSet<Origin> standing = new TreeSet<>();
      for (Origin origin : customers.keySet()) {
        Origin other = categories.standingFor(origin);
        standing.add(other);
        assertThat(categories.of(other)).isEqualTo(categories.of(origin));
        assertThat(ofFewNames.of(origin)).isEqualTo(categories.of(origin));
        assertThat(categories.standingFor(other)).isEqualTo(other);
      }
      assertThat(standing).hasSizeLessThanOrEqualTo(13 * 4 * 9);
      Origin never = new Origin("kiosk", "IT", 1990);
      assertThat(categories.of(categories.standingFor(never))).isEqualTo(categories.of(never));
    }
  }

  private static OriginCategories categories(Map<Origin, Long> customers) {
    return new OriginCategories(customers, SHARE);
  }
}
