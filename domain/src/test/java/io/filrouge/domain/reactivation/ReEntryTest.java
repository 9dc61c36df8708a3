package io.filrouge.domain.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Nobody enters twice at once, nor soon again. */
class ReEntryTest {
  private final Story anna = Story.ofCustomer("anna");

  @Test
  void isRefusedWhileAnotherSequenceRuns() {
    anna.does(
            """
            mon-10:00 add shoes cart=b
            mon-10:05 add hat cart=a
            """)
        .until("mon-12:00");

    assertThat(anna.told())
        .containsExactly("mon-11:00 send 1 of b", "mon-11:05 suppressed 1 re-entry of a");
  }

  @Test
  void goesByTheCartAtOneInstant() {
    anna.does(
            """
            mon-10:00 add shoes cart=b
            mon-10:00 add hat cart=a
            """)
        .until("mon-12:00");

    assertThat(anna.told())
        .containsExactly("mon-11:00 send 1 of a", "mon-11:00 suppressed 1 re-entry of b");
  }

  /** At one instant abandonments come before due steps. */
  @Test
  void isRefusedAtTheVeryInstantOfTheOthersLastStep() {
    anna.under(Rules.shipped().steps(1))
        .knowing(Known.person().allowing())
        .does(
            """
            mon-10:00 add shoes cart=a
            mon-10:30 add hat cart=b
            """)
        .until("mon-12:00");

    assertThat(anna.told())
        .containsExactly(
            "mon-11:00 suppressed 1 no-consent of a", "mon-11:30 suppressed 1 re-entry of b");
  }

  @Test
  void isRefusedUntilAWeekAfterTheLastSend() {
    anna.does(
            """
            mon-10:00 add shoes
            fri-10:00 buy
            thu2-09:29:59.999 add hat
            """)
        .until("thu2-12:00");

    assertThat(anna.told()).endsWith("thu2-10:29:59.999 suppressed 1 re-entry");
  }

  @Test
  void isNotRefusedBecauseOfSomethingThatWasRefusedItself() {
    anna.does(
            """
            mon-10:00 add shoes cart=a
            mon-10:05 add hat cart=b
            mon-10:15 add gloves cart=c
            mon-10:40 empty cart=a
            """)
        .until("mon-12:00");

    assertThat(anna.told())
        .containsExactly(
            "mon-10:40 suppressed 1 emptied of a",
            "mon-11:05 suppressed 1 re-entry of b",
            "mon-11:15 send 1 of c");
  }

  @Test
  void thatEndsBeforeItIsRefusedSaysWhatEndedIt() {
    anna.does(
            """
            mon-10:00 add shoes cart=a
            mon-10:05 add hat cart=b
            mon-10:50 empty cart=b
            """)
        .until("mon-12:00");

    assertThat(anna.told())
        .containsExactly("mon-10:50 suppressed 1 emptied of b", "mon-11:00 send 1 of a");
  }

  @Test
  void isNotRefusedWhereNothingWasSent() {
    anna.knowing(Known.person().allowing())
        .does(
            """
            mon-10:00 add shoes
            thu-12:00 add hat
            """)
        .knowing(Known.person())
        .until("thu-13:00");

    assertThat(anna.told()).hasSize(4).endsWith("thu-13:00 send 1");
  }
}
