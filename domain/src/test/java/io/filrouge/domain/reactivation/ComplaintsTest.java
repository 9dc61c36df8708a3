package io.filrouge.domain.reactivation;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.carts.Weeks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users of such systems complain about, each complaint a test. */
class ComplaintsTest {
  private final Story anna = Story.ofCustomer("anna");

  @Test
  void nobodyGetsAMailAfterThePurchase() {
    anna.does(
            """
            mon-10:00 add shoes
            mon-10:20 buy
            """)
        .until("sun-00:00");

    assertThat(anna.told()).isEmpty();
  }

  @Test
  void nobodyGetsTwoFirstMailsForOneCart() {
    anna.does(
            """
            mon-10:00 add shoes
            mon-12:00 add hat
            """)
        .until("sun-00:00");

    assertThat(anna.told())
        .containsExactly(
            "mon-11:00 send 1",
            "mon-12:00 suppressed 2 resumed",
            "mon-13:00 suppressed 1 re-entry");
  }

  @Test
  void stepsAreNotSentTogetherAfterAnOutage() {
    anna.outage("mon-10:30", "wed-12:00").does("mon-10:00 add shoes").until("sun-00:00");

    // Of what was due on Monday it is known on Wednesday only that it goes out.
    assertThat(anna.decisions())
        .extracting(decision -> Weeks.text(decision.sendAt()))
        .containsExactly("mon-11:00", "thu-11:00", "sat-11:00");
  }

  @Test
  void aShortOutageMovesOnlyWhatItHeldUp() {
    anna.outage("mon-10:30", "mon-12:00").does("mon-10:00 add shoes").until("sun-00:00");

    assertThat(anna.decisions())
        .extracting(decision -> Weeks.text(decision.sendAt()))
        .containsExactly("mon-11:00", "tue-11:00", "thu-11:00");
  }

  @Test
  void whatAnOutageHeldUpIsNotSentAtNight() {
    anna.outage("mon-10:30", "mon-23:00").does("mon-10:00 add shoes").until("tue-09:00");

    assertThat(anna.told())
        .containsExactly("mon-11:00 postponed 1 quiet-hours until tue-08:00", "tue-08:00 send 1");
  }

  @Test
  void anOutageInWhichNothingWasDueMovesNothing() {
    anna.outage("mon-11:00", "tue-09:59").does("mon-10:00 add shoes").until("sun-00:00");

    assertThat(anna.decisions())
        .extracting(decision -> Weeks.text(decision.sendAt()))
        .containsExactly("mon-11:00", "tue-10:00", "thu-10:00");
  }

  @Test
  void whatHappenedInAnOutageCountsBeforeWhatWasDueAfterIt() {
    anna.does(
            """
            mon-10:00 add shoes
            tue-09:00 buy
            """)
        .until("sun-00:00");

    assertThat(anna.told())
        .containsExactly(
            "mon-11:00 send 1",
            "tue-09:00 recovered after mon-11:00",
            "tue-09:00 suppressed 2 purchased");
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty", "remove shoes", "update shoes 0"})
  void nobodyIsMailedAboutAnEmptiedCart(String emptying) {
    anna.does("mon-10:00 add shoes").does("mon-10:45 " + emptying).until("sun-00:00");

    assertThat(anna.told()).containsExactly("mon-10:45 suppressed 1 emptied");
  }

  @Test
  void capsHoldOverAllCampaigns() {
    anna.knowing(Known.person().writtenToBefore("mon-09:00"))
        .does("mon-10:00 add shoes")
        .until("wed-00:00");

    assertThat(anna.told())
        .containsExactly("mon-11:00 suppressed 1 frequency-cap", "tue-10:00 send 2");
  }

  @Test
  void aSecondAbandonmentIsMailedOnceTheFirstIsLongAgo() {
    anna.does(
            """
            mon-10:00 add shoes
            fri-10:00 buy
            thu2-09:30 add hat
            """)
        .until("thu2-12:00");

    assertThat(anna.told()).contains("thu-10:00 send 3").endsWith("thu2-10:30 send 1");
  }

  @Test
  void aRecalculationOfPricesDoesNotResetTheClock() {
    anna.does(
            """
            mon-10:00 add shoes price=10.00
            mon-10:20 update price=11.00
            mon-10:50 update shoes 1 price=11.00
            """)
        .until("mon-12:00");

    assertThat(anna.told()).containsExactly("mon-11:00 send 1");
  }

  @Test
  void quietHoursHoldForWhatWasAlreadyScheduled() {
    anna.under(Rules.shipped().quietHours("00:00", "00:00"))
        .does("mon-10:00 add shoes")
        .until("mon-10:45");

    anna.under(Rules.shipped().quietHours("10:50", "12:00")).until("mon-13:00");

    assertThat(anna.told())
        .containsExactly("mon-11:00 postponed 1 quiet-hours until mon-12:00", "mon-12:00 send 1");
  }

  @Test
  void aGuestWhoBuysUnderAnotherIdentityIsLeftInPeace() {
    anna.does("mon-10:00 add shoes cart=a").loses("mon-10:40 buy visitor=guest cart=a");
    anna.until("sun-00:00");

    assertThat(anna.told()).containsExactly("mon-10:40 suppressed 1 purchased of a");
  }
}
