package io.filrouge.domain.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which conditions an offer asks, and of whom it then holds. */
class OfferRuleTest {

  @Test
  void holdsForEverybodyWhereNothingIsAsked() {
    OfferRule rule = new OfferRule("gift", Set.of(), Set.of(), null, null, null);

    assertThat(rule.holds(1, OptionalLong.empty(), Known.person().build())).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      textBlock =
          """
          # step | value  | stage   | ltv | churn | holds
          2      | 500000 | at_risk | 0.8 | 0.7   | true
          3      | 500001 | lapsing | 1.0 | 1.0   | true
          1      | 500000 | at_risk | 0.8 | 0.7   | false
          2      | 499999 | at_risk | 0.8 | 0.7   | false
          2      | -      | at_risk | 0.8 | 0.7   | false
          2      | 500000 | active  | 0.8 | 0.7   | false
          2      | 500000 | -       | 0.8 | 0.7   | false
          2      | 500000 | at_risk | 0.7 | 0.7   | false
          2      | 500000 | at_risk | -   | 0.7   | false
          2      | 500000 | at_risk | 0.8 | 0.6   | false
          2      | 500000 | at_risk | 0.8 | -     | false
          """)
  void holdsWhereAllThatIsAskedDoes(
      int step, Long value, String stage, Double ltv, Double churn, boolean holds) {
    OfferRule rule =
        new OfferRule("gift", Set.of(2, 3), Set.of("at_risk", "lapsing"), 500_000L, 0.8, 0.7);
    PersonContext context = Known.person().stage(stage).percentiles(ltv, churn).build();
    OptionalLong worth = value == null ? OptionalLong.empty() : OptionalLong.of(value);

    assertThat(rule.holds(step, worth, context)).isEqualTo(holds);
  }
}
