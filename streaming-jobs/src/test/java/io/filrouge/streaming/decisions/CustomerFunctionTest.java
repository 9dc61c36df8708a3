package io.filrouge.streaming.decisions;

import static io.filrouge.streaming.decisions.CustomerNews.reachable;
import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.schemas.ReactivationTrigger;
import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.events.ShopLines;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Customers, carried on through one operator: what is kept, when it looks, what goes out. */
class CustomerFunctionTest {
  private static final String ABANDONED = "mon-10:00 add shoes customer=anna visitor=v cart=c";

  private People customers;

  @AfterEach
  void close() throws Exception {
    customers.close();
  }

  @Test
  void decidesWhenAStepIsDueAndTellsWhatToSend() throws Exception {
    customers =
        People.customers()
            .know(reachable("anna"))
            .happens(ABANDONED + " price=9.90 currency=EUR")
            .passTo("mon-10:59:59.999");
    assertThat(customers.decided()).isEmpty();

    customers.passTo("mon-11:00");

    ReactivationTrigger trigger = customers.triggers().get(0);
    assertThat(trigger.getCustomerId()).isEqualTo("anna");
    assertThat(trigger.getVisitorId()).isEqualTo("v");
    assertThat(trigger.getCartKey()).isEqualTo("c");
    assertThat(ShopLines.text(trigger.getSendAt())).isEqualTo("mon-11:00");
    assertThat(trigger.getChannel()).isEqualTo("email");
    assertThat(trigger.getCartAmount()).isEqualTo(new BigDecimal("9.9000"));
    assertThat(trigger.getCartLines()).hasSize(1);
  }

  @Test
  void tellsTheDueTimeHoweverLateItLooks() throws Exception {
    customers = People.customers().know(reachable("anna")).happens(ABANDONED).passTo("sun-00:00");

    assertThat(customers.decided())
        .containsExactly("anna mon-11:00 send 1", "anna tue-10:00 send 2", "anna thu-10:00 send 3");
  }

  @Test
  void spacesStepsAgainThatFellDueWhileNothingWasDecided() throws Exception {
    customers =
        People.customers()
            .know(reachable("anna"))
            .happens(ABANDONED)
            .passTo("mon-10:30")
            .outage("mon-10:30", "wed-12:00")
            .passTo("wed-12:00");
    assertThat(customers.decided()).containsExactly("anna mon-11:00 send 1");

    OperatorSubtaskState left = customers.snapshot();
    customers.close();
    customers = People.restored(true, 0, 1, left).passTo("sun-00:00");

    assertThat(customers.decided())
        .containsExactly("anna thu-11:00 send 2", "anna sat-11:00 send 3");
  }

  @Test
  void appliesEventsInTheirOrderAndNotInThatInWhichTheyCome() throws Exception {
    customers =
        People.customers()
            .know(reachable("anna"))
            .happens(
                """
                mon-10:10 buy customer=anna cart=c
                mon-10:00 add shoes customer=anna cart=c
                mon-10:20 add hat customer=anna cart=c
                mon-10:15 add gloves customer=anna cart=c
                """)
            .passTo("mon-12:00");

    ReactivationTrigger trigger = customers.triggers().get(0);
    assertThat(ShopLines.text(trigger.getSendAt())).isEqualTo("mon-11:20");
    assertThat(trigger.getCartLines())
        .extracting(line -> line.getProductId())
        .containsExactly("gloves", "hat");
  }

  @Test
  void isNotChangedByAnEventThatComesTwice() throws Exception {
    customers =
        People.customers()
            .know(reachable("anna"))
            .happens(ABANDONED + " price=9.90")
            .happens(ABANDONED + " price=9.90")
            .passTo("mon-11:00");

    assertThat(customers.triggers())
        .extracting(ReactivationTrigger::getCartAmount)
        .containsExactly(new BigDecimal("9.9000"));
  }

  @Test
  void takesBackWhatALatePurchaseMakesPointless() throws Exception {
    customers =
        People.customers()
            .know(reachable("anna"))
            .happens(ABANDONED)
            .passTo("mon-12:00")
            .happens("mon-10:45 buy customer=anna cart=c known=mon-14:00")
            .passTo("mon-14:00");

    assertThat(customers.decided())
        .containsExactly(
            "anna mon-11:00 send 1",
            "anna mon-10:45 cancelled 1",
            "anna mon-10:45 suppressed 2 purchased");
  }

  @Test
  void endsASequenceWhoseCartSomebodyElseBuys() throws Exception {
    customers = People.customers().know(reachable("anna")).happens(ABANDONED);
    customers.tell(
        new Addressed(
            Addressed.Kind.SELL,
            true,
            "anna",
            ShopLines.cartEvent("mon-10:45 buy visitor=guest cart=c"),
            null,
            null,
            null));

    assertThat(customers.passTo("mon-12:00").decided())
        .containsExactly("anna mon-10:45 suppressed 1 purchased");
  }

  @Test
  void mindsConsentThatIsWithdrawnInTheMeantime() throws Exception {
    customers =
        People.customers()
            .know(reachable("anna"))
            .happens(ABANDONED)
            .passTo("mon-10:59")
            .consent("anna", "email", false, "mon-10:59:30")
            .passTo("mon-11:00");
    assertThat(customers.decided()).containsExactly("anna mon-11:00 suppressed 1 no-consent");

    customers.consent("anna", "email", true, "mon-12:00").passTo("tue-10:00");
    assertThat(customers.decided()).containsExactly("anna tue-10:00 send 2");
  }

  @Test
  void mindsTheLaterOfTwoWordsWhicheverComesFirst() throws Exception {
    customers =
        People.customers()
            .know(reachable("anna"))
            .happens(ABANDONED)
            .consent("anna", "email", false, "mon-10:30")
            .consent("anna", "email", true, "mon-10:20")
            .passTo("mon-11:00");

    assertThat(customers.decided()).containsExactly("anna mon-11:00 suppressed 1 no-consent");
  }

  @Test
  void trustsTheBatchMoreThanAnOlderYesButNeverMoreThanANo() throws Exception {
    LocalDate wednesday = LocalDate.of(2026, 3, 4);
    customers =
        People.customers()
            .consent("anna", "email", true, "wed-10:00")
            .know(reachable("anna").setIsEmailAllowed(false).setAsOfDate(wednesday))
            .consent("bert", "email", false, "wed-10:00")
            .know(reachable("bert").setAsOfDate(wednesday))
            .happens(
                """
                fri-10:00 add shoes customer=anna
                fri-10:00 add shoes customer=bert
                """)
            .passTo("fri-11:00");

    assertThat(customers.decided())
        .containsExactlyInAnyOrder(
            "anna fri-11:00 suppressed 1 no-consent", "bert fri-11:00 suppressed 1 no-consent");
  }

  @Test
  void waitsALittleForContextAndDecidesWhenItComes() throws Exception {
    customers = People.customers().happens(ABANDONED).passTo("mon-11:00:05");
    assertThat(customers.decided()).isEmpty();

    customers.know(reachable("anna"));
    assertThat(customers.decided()).containsExactly("anna mon-11:00 send 1");

    assertThat(customers.passTo("tue-10:00").decided()).containsExactly("anna tue-10:00 send 2");
  }

  @Test
  void takesContextThatDoesNotComeForNoConsent() throws Exception {
    customers = People.customers().happens(ABANDONED).passTo("mon-11:00:09.999");
    assertThat(customers.decided()).isEmpty();

    customers.passTo("mon-11:00:10").know(reachable("anna"));

    assertThat(customers.decided()).containsExactly("anna mon-11:00 suppressed 1 no-consent");
    assertThat(customers.passTo("tue-10:00").decided()).containsExactly("anna tue-10:00 send 2");
  }

  @Test
  void goesByARuleThatIsChangedWhileItRuns() throws Exception {
    customers = People.customers().know(reachable("anna")).happens(ABANDONED).passTo("mon-10:45");

    customers.change("{ quiet-hours { from = \"10:50\", to = \"12:00\" } }").passTo("mon-11:00");
    assertThat(customers.decided()).containsExactly("anna mon-11:00 postponed 1 quiet-hours");

    customers.change("{ \"caps\": { \"daily\": 0 } }").passTo("mon-12:00");
    assertThat(customers.decided()).containsExactly("anna mon-12:00 suppressed 1 frequency-cap");
  }

  @Test
  void goesByItsOwnRulesWhenAChangeIsAnothersOrCannotBeRead() throws Exception {
    customers = People.customers().know(reachable("anna")).happens(ABANDONED);

    customers.change("{ campaign = other, caps { daily = 0 } }");
    customers.change("{ caps { daily = ").change("{ steps = [] }").change("").change("[1]");

    assertThat(customers.passTo("mon-12:00").decided()).containsExactly("anna mon-11:00 send 1");
  }

  @Test
  void losesNothingWhenItIsRestoredOnTwoAndOnOneAgain() throws Exception {
    customers = People.customers();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String id = "customer-" + i;
      customers.know(reachable(id)).happens("mon-10:00 add shoes customer=" + id);
      expected.add(id + " tue-10:00 send 2");
      expected.add(id + " thu-10:00 send 3");
    }
    customers.change("{ caps { daily = 1, weekly = 9 } }").passTo("mon-12:00");
    assertThat(customers.decided()).hasSize(40);

    List<String> decided = new ArrayList<>();
    List<OperatorSubtaskState> states = new ArrayList<>();
    OperatorSubtaskState one = customers.snapshot();
    for (int index = 0; index < 2; index++) {
      try (People half = People.restored(true, index, 2, one)) {
        assertThat(half.remembered()).isBetween(10, 30);
        decided.addAll(half.passTo("tue-12:00").decided());
        states.add(half.snapshot());
      }
    }
    assertThat(decided).hasSize(40);
    try (People again = People.restored(true, 0, 1, states.get(0), states.get(1))) {
      decided.addAll(again.passTo("sun-00:00").decided());
    }

    assertThat(decided).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void keepsWhatStillWaitsForItsPlace() throws Exception {
    customers = People.customers().know(reachable("anna")).happens(ABANDONED);
    customers.consent("anna", "email", false, "mon-09:00");

    try (People restored = People.restored(true, 0, 1, customers.snapshot())) {
      restored.happens("mon-09:59 add hat customer=anna cart=c").passTo("mon-12:00");

      assertThat(restored.decided()).containsExactly("anna mon-11:00 suppressed 1 no-consent");
    }
  }

  @Test
  void leavesNothingOnceNothingCanChangeAnyMore() throws Exception {
    customers =
        People.customers()
            .know(reachable("anna"))
            .happens(ABANDONED)
            .happens("mon-10:00 add shoes customer=bert cart=d")
            .happens("mon-10:00 add shoes customer=carl cart=e")
            .happens("mon-10:40 buy customer=carl cart=e")
            .passTo("sat5-09:59:59.999");
    assertThat(customers.timers()).isPositive();

    customers.passTo("sat5-10:00");
    assertThat(customers.timers()).isZero();
    assertThat(customers.remembered()).as("the context of one").isEqualTo(1);

    customers.lose("anna");
    assertThat(customers.remembered()).isZero();
  }

  /** The batch publishes a context when it changes, and only then. */
  @Test
  void remembersAContextOfWhichNoNewsCameForYears() throws Exception {
    customers = People.customers().know(reachable("anna"));

    customers.setMachineTime(Duration.ofDays(10 * 365));
    customers.happens(ABANDONED).passTo("mon-12:00");

    assertThat(customers.decided()).containsExactly("anna mon-11:00 send 1");
  }

  @Test
  void remembersNothingOfSomebodyWhoIsNoMore() throws Exception {
    customers =
        People.customers()
            .know(reachable("anna"))
            .consent("anna", "email", false, "mon-09:00")
            .lose("anna");

    assertThat(customers.remembered()).isZero();
  }

  @Test
  void decidesNothingAfterTheEndOfABackTest() throws Exception {
    customers =
        People.customersUntil("mon-23:59", "reactivation.context=none")
            .happens(ABANDONED)
            .happens("mon-10:00 add shoes customer=bert cart=d")
            .happens("mon-12:00 buy customer=bert cart=d")
            .happens("tue-09:00 buy customer=anna cart=c")
            .passTo("sun-00:00");

    assertThat(customers.decided())
        .containsExactlyInAnyOrder(
            "anna mon-11:00 send 1",
            "UNDECIDED",
            "bert mon-11:00 send 1",
            "bert mon-12:00 suppressed 2 purchased");
    assertThat(customers.remembered()).isZero();
  }
}
