package io.filrouge.domain.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a purchase ends, and whose doing it may be. */
class PurchaseTest {
  private final Story anna = Story.ofCustomer("anna");

  @Test
  void endsEverySequenceButOnlyTheCartThatItNames() {
    anna.does(
            """
            mon-10:00 add shoes cart=a
            mon-10:40 add hat cart=b
            mon-10:50 buy cart=b
            mon-10:55 add gloves cart=c
            mon-10:56 buy cart=b
            """)
        .until("mon-13:00");

    assertThat(anna.told())
        .containsExactly("mon-10:50 suppressed 1 purchased of a", "mon-11:55 send 1 of c");
  }

  @Test
  void ofNoNamedCartEndsThemAll() {
    anna.does(
            """
            mon-10:00 add shoes cart=a
            mon-10:40 add hat cart=b
            mon-10:50 buy
            """)
        .until("mon-13:00");

    assertThat(anna.told()).containsExactly("mon-10:50 suppressed 1 purchased of a");
  }

  @Test
  void bySomebodyElseEndsNoOtherSequence() {
    anna.does("mon-10:00 add shoes cart=a").loses("mon-10:40 buy visitor=guest cart=b");

    assertThat(anna.until("mon-12:00").told()).containsExactly("mon-11:00 send 1 of a");
  }

  @Test
  void isARecoveryWithinFiveDaysOfTheMessageAndOnce() {
    anna.under(Rules.shipped().steps(1))
        .does(
            """
            mon-10:00 add shoes
            sat-11:00 buy
            sat-11:00 buy id=again
            """);

    assertThat(anna.told())
        .containsExactly("mon-11:00 send 1", "sat-11:00 recovered after mon-11:00");
  }

  @Test
  void isNoRecoveryAfterThat() {
    anna.under(Rules.shipped().steps(1))
        .does(
            """
            mon-10:00 add shoes
            sat-11:00:00.001 buy
            """);

    assertThat(anna.told()).containsExactly("mon-11:00 send 1");
  }

  @Test
  void bySomebodyHeldOutIsToldAsSuch() {
    anna.under(Rules.shipped().steps(1))
        .knowing(Known.person().heldOut())
        .does(
            """
            mon-10:00 add shoes
            tue-11:00 buy
            """);

    assertThat(anna.told())
        .containsExactly(
            "mon-11:00 suppressed 1 holdout",
            "tue-11:00 recovered after mon-11:00 though held out");
  }
}
