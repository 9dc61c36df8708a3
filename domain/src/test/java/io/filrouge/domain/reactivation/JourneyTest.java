package io.filrouge.domain.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.carts.Weeks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One person's way from event to event, and what is decided about them. */
class JourneyTest {
  private final Story anna = Story.ofCustomer("anna");

  @Test
  void writesAnHourADayAndThreeDaysAfterTheLastActivity() {
    anna.does("mon-10:00 add shoes").until("fri-00:00");

    assertThat(anna.told())
        .containsExactly("mon-11:00 send 1", "tue-10:00 send 2", "thu-10:00 send 3");
  }

  @Test
  void decidesNothingBeforeItIsDue() {
    anna.does("mon-10:00 add shoes").until("mon-10:59:59.999");
    assertThat(anna.told()).isEmpty();
    assertThat(Weeks.text(anna.journey().nextAt())).isEqualTo("mon-11:00");

    anna.until("mon-11:00");
    assertThat(anna.told()).containsExactly("mon-11:00 send 1");
  }

  @Test
  void countsStepsFromTheLastActivityAndNotFromTheFirst() {
    anna.does(
            """
            mon-10:00 add shoes
            mon-10:20 checkout
            """)
        .until("mon-12:00");

    assertThat(anna.told()).containsExactly("mon-11:20 send 1");
    assertThat(anna.decisions().get(0).episodeStartedAt()).isEqualTo(Weeks.at("mon-10:00"));
    assertThat(anna.decisions().get(0).abandonedAt()).isEqualTo(Weeks.at("mon-10:50"));
  }

  @Test
  void isNeverDueBeforeTheAbandonment() {
    anna.under(Rules.shipped().steps(0, 24)).does("mon-10:00 add shoes").until("mon-12:00");

    assertThat(anna.told()).containsExactly("mon-10:30 send 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"buy", "add hat", "empty"})
  void countsWhatHappensAtTheVeryInstantOfTheAbandonment(String what) {
    anna.does("mon-10:00 add shoes").does("mon-10:30 " + what).until("mon-11:29");

    assertThat(anna.told()).isEmpty();
  }

  @Test
  void saysWhatEndedASequenceThatHadOnlyBegun() {
    anna.does(
        """
        mon-10:00 add shoes
        mon-10:30:00.001 buy
        """);

    assertThat(anna.told()).containsExactly("mon-10:30:00.001 suppressed 1 purchased");
  }

  @Test
  void tellsWhatLiesInTheCartAndByWhichRules() {
    anna.does("mon-10:00 add shoes 2 price=9.90 currency=EUR").until("mon-12:00");

    Decision decision = anna.decisions().get(0);
    assertThat(decision.lines()).hasSize(1);
    assertThat(decision.cartValue()).hasValue(198_000);
    assertThat(decision.currency()).isEqualTo("EUR");
    assertThat(decision.customerId()).isEqualTo("anna");
    assertThat(decision.visitorId()).isEqualTo("v");
    assertThat(decision.channel()).isEqualTo("email");
    assertThat(decision.ruleVersion()).isEqualTo("rules-1");
  }
}
