package io.filrouge.domain.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InterestRulesTest {
  private static final InterestRules RULES = InterestRules.defaults();
  private static final Map<String, Double> EVERYBODY =
      Map.of("Tea", 0.5, "Cups", 0.1, "Books", 0.125, "Pens", 0.01, "Mats", 0.19);

  @Test
  void takesCategoriesThatMakeMuchOfTheSpendAndMoreThanOfEverybodys() {
    assertThat(RULES.interests(3, spend("Tea", 60, "Cups", 30, "Pens", 10), EVERYBODY))
        .containsExactly(new Interest("Cups", 0.3, 0.3 / 0.1));
  }

  @Test
  void ordersByShareThenNameAndTakesNoMoreThanThree() {
    assertThat(
            RULES.interests(5, spend("Pens", 20, "Cups", 20, "Mats", 30, "Books", 30), EVERYBODY))
        .extracting(Interest::category)
        .containsExactly("Books", "Mats", "Cups");
  }

  @Test
  void leavesOutWhatCameBackAndThoseWhoBoughtOnce() {
    assertThat(RULES.interests(3, spend("Cups", 0, "Pens", -5, "Books", 10), EVERYBODY))
        .containsExactly(new Interest("Books", 1, 8));
    assertThat(RULES.interests(2, spend("Cups", 10), EVERYBODY)).isEmpty();
    assertThat(RULES.interests(9, Map.of(), EVERYBODY)).isEmpty();
    assertThat(RULES.interests(9, spend("New", 10), EVERYBODY)).isEmpty();
  }

  @Test
  void saysWhyAndWhyNot() {
    assertThat(RULES.placements(3, List.of(new Interest("Cups", 0.304, 3.04))))
        .containsExactly(
            new Placement(
                Facet.INTEREST,
                "category:Cups",
                "Cups makes 30.4 % of the spend, 3 times its share of everybody's (from 20 % and"
                    + " 1.5 times)"));
    assertThat(RULES.placements(3, List.of()))
        .containsExactly(
            new Placement(
                Facet.INTEREST,
                null,
                "no category makes 20 % of the spend and 1.5 times its share of everybody's"));
    assertThat(RULES.placements(2, List.of()))
        .containsExactly(new Placement(Facet.INTEREST, null, "2 purchase days (interests from 3)"));
  }

  @Test
  void refusesThresholdsThatNothingCanReach() {
    assertThatThrownBy(() -> new InterestRules(3, 20, 1.5, 2))
        .hasMessage("Cannot use interest threshold from-share: 20; give a share up to 1");
    assertThatThrownBy(() -> new InterestRules(-1, 0.2, 1.5, 2))
        .hasMessage("Cannot use interest threshold at-most: -1; give 0 or more");
  }

  private static Map<String, BigDecimal> spend(Object... categoriesAndAmounts) {
    Map<String, BigDecimal> spend = new HashMap<>();
    for (int i = 0; i < categoriesAndAmounts.length; i += 2) {
      spend.put(
          (String) categoriesAndAmounts[i], BigDecimal.valueOf((int) categoriesAndAmounts[i + 1]));
    }
    return spend;
  }
}
