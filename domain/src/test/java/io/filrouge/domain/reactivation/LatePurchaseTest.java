package io.filrouge.domain.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.carts.Weeks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A purchase that becomes known after something was decided. */
class LatePurchaseTest {
  private final Story anna = Story.ofCustomer("anna");

  @Test
  void cancelsWhatWasToBeSentAtOrAfterIt() {
    anna.does(
        """
        mon-10:00 add shoes
        mon-11:00 buy known=mon-15:00 order=o1 id=e9
        """);

    assertThat(anna.told())
        .containsExactly(
            "mon-11:00 send 1",
            "mon-11:00 cancelled 1 of mon-11:00",
            "mon-11:00 suppressed 2 purchased");
    Cancellation cancellation = anna.cancellations().get(0);
    assertThat(cancellation.triggerId()).isEqualTo(anna.decisions().get(0).triggerId());
    assertThat(cancellation.eventId()).isEqualTo("e9");
    assertThat(cancellation.orderId()).isEqualTo("o1");
    assertThat(cancellation.knownAt()).isEqualTo(Weeks.at("mon-15:00"));
    assertThat(cancellation.customerId()).isEqualTo("anna");
  }

  @Test
  void doesNotCancelWhatWasSentBeforeIt() {
    anna.does(
        """
        mon-10:00 add shoes
        mon-11:00:00.001 buy known=mon-15:00
        """);

    assertThat(anna.told())
        .containsExactly(
            "mon-11:00 send 1",
            "mon-11:00:00.001 recovered after mon-11:00",
            "mon-11:00:00.001 suppressed 2 purchased");
  }

  @Test
  void tellsStepByStepWhichCameBeforeItAndWhichAfter() {
    anna.does(
        """
        mon-10:00 add shoes
        tue-09:00 buy known=wed-12:00
        """);

    assertThat(anna.told())
        .containsExactly(
            "mon-11:00 send 1",
            "tue-10:00 send 2",
            "tue-09:00 recovered after mon-11:00",
            "tue-09:00 cancelled 2 of tue-10:00",
            "tue-09:00 suppressed 3 purchased");
  }

  @Test
  void cancelsOnce() {
    anna.does(
        """
        mon-10:00 add shoes
        mon-10:50 buy known=mon-15:00
        mon-10:55 buy known=mon-16:00
        mon-17:00 buy
        """);

    assertThat(anna.told())
        .containsExactly(
            "mon-11:00 send 1",
            "mon-10:50 cancelled 1 of mon-11:00",
            "mon-10:50 suppressed 2 purchased");
  }

  @Test
  void doesNotCountForAnEpisodeThatBeganAfterIt() {
    anna.does(
            """
            mon-10:00 add shoes
            mon-09:59:59.999 buy known=mon-15:00
            """)
        .until("tue-12:00");

    assertThat(anna.told()).containsExactly("mon-11:00 send 1", "tue-10:00 send 2");
  }

  @Test
  void countsForAnEpisodeThatBeganThatInstant() {
    anna.does(
            """
            mon-10:00 add shoes
            mon-10:00 buy known=mon-15:00
            """)
        .until("tue-12:00");

    assertThat(anna.told())
        .containsExactly(
            "mon-11:00 send 1",
            "mon-10:00 cancelled 1 of mon-11:00",
            "mon-10:00 suppressed 2 purchased");
  }

  @Test
  void endsAnEpisodeInWhichNothingHappenedSince() {
    anna.does(
            """
            mon-10:00 add shoes
            mon-10:05 buy known=mon-10:20
            """)
        .until("tue-12:00");

    assertThat(anna.told()).isEmpty();
  }

  @Test
  void leavesAnEpisodeThatWentOnSince() {
    anna.does(
            """
            mon-10:00 add shoes
            mon-10:10 add hat
            mon-10:05 buy known=mon-10:20
            """)
        .until("mon-12:00");

    assertThat(anna.told()).containsExactly("mon-11:10 send 1");
  }

  @Test
  void stillCancelsAfterTheEndOfTheSequenceUntilItIsForgotten() {
    anna.does("mon-10:00 add shoes").forgetsAt("fri4-10:00");
    assertThat(anna.does("thu-09:00 buy known=fri4-11:00").told())
        .endsWith("thu-09:00 recovered after tue-10:00", "thu-09:00 cancelled 3 of thu-10:00");

    Story forgotten = Story.ofCustomer("anna").does("mon-10:00 add shoes");
    forgotten.forgetsAt("sat5-10:00").does("thu-09:00 buy known=sat5-11:00");
    assertThat(forgotten.cancellations()).isEmpty();
  }

  @Test
  void hasNothingToTakeBackFromAHoldout() {
    anna.knowing(Known.person().heldOut())
        .does(
            """
            mon-10:00 add shoes
            mon-10:50 buy known=mon-15:00
            """);

    assertThat(anna.told())
        .containsExactly("mon-11:00 suppressed 1 holdout", "mon-10:50 suppressed 2 purchased");
  }

  @ParameterizedTest
  @ValueSource(strings = {"add hat", "empty", "checkout", "update shoes 3"})
  void isTheOnlyLateEventThatCounts(String late) {
    anna.does("mon-10:00 add shoes").does("mon-10:10 " + late + " known=mon-15:00");

    assertThat(anna.until("tue-12:00").told())
        .containsExactly("mon-11:00 send 1", "tue-10:00 send 2");
  }
}
