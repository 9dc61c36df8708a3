package io.filrouge.streaming.decisions;

import static io.filrouge.streaming.decisions.CustomerNews.reachable;
import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.events.ShopLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Visitors who have not said who they are, and the moment when they do. */
class VisitorFunctionTest {
  private People visitors;
  private People customers;

  @BeforeEach
  void open() throws Exception {
    visitors = People.visitors();
    customers = People.customers();
  }

  @AfterEach
  void close() throws Exception {
    visitors.close();
    customers.close();
  }

  @Test
  void cannotBeWrittenTo() throws Exception {
    visitors.happens("mon-10:00 add shoes visitor=v").passTo("tue-12:00");

    assertThat(visitors.decided())
        .containsExactly(
            "v mon-11:00 suppressed 1 unknown-contact", "v tue-10:00 suppressed 2 unknown-contact");
    assertThat(visitors.handedOn()).isEmpty();
  }

  @Test
  void handTheirCartOverWhenTheyLogIn() throws Exception {
    visitors
        .happens("mon-10:00 add shoes visitor=v")
        .happens("mon-10:20 view shoes visitor=v customer=anna")
        .passTo("mon-10:20");

    List<Addressed> handedOn = visitors.handedOn();
    assertThat(kinds(handedOn)).containsExactly("JOIN anna");
    customers.know(reachable("anna")).tell(handedOn).passTo("mon-11:00");
    assertThat(customers.decided()).containsExactly("anna mon-11:00 send 1");
    assertThat(visitors.passTo("sun-00:00").decided()).isEmpty();
  }

  @Test
  void handTheirRunningSequenceOver() throws Exception {
    visitors
        .happens("mon-10:00 add shoes visitor=v")
        .happens("mon-12:00 buy visitor=v customer=anna")
        .passTo("mon-12:00");
    assertThat(visitors.decided()).containsExactly("v mon-11:00 suppressed 1 unknown-contact");

    customers.tell(visitors.handedOn()).passTo("mon-12:00");

    assertThat(customers.decided()).containsExactly("anna mon-12:00 suppressed 2 purchased");
  }

  @Test
  void areForwardedToWhomTheyAreFromThenOn() throws Exception {
    visitors
        .happens(
            """
            mon-10:00 view shoes visitor=v customer=anna
            mon-10:01 add shoes visitor=v
            mon-10:02 buy visitor=v
            """)
        .passTo("mon-11:00");

    assertThat(kinds(visitors.handedOn())).containsExactly("ACT anna", "BUY anna");
    assertThat(visitors.decided()).isEmpty();
  }

  @Test
  void areForwardedInTheOrderOfEventsThoughTheLoginCameLast() throws Exception {
    visitors
        .happens(
            """
            mon-10:02 add hat visitor=v
            mon-10:00 add shoes visitor=v
            mon-10:01 view shoes visitor=v customer=anna
            """)
        .passTo("mon-10:30");

    assertThat(kinds(visitors.handedOn())).containsExactly("JOIN anna", "ACT anna");
  }

  @Test
  void areSomebodyElseOnceTheySaySo() throws Exception {
    visitors
        .happens(
            """
            mon-10:00 add shoes visitor=v customer=anna
            mon-10:01 add shoes visitor=v customer=bert
            mon-10:02 add shoes visitor=v
            """)
        .passTo("mon-11:00");

    assertThat(kinds(visitors.handedOn())).containsExactly("ACT anna", "ACT bert", "ACT bert");
  }

  @Test
  void areNotLinkedByWhatAnotherDoesWithTheirCart() throws Exception {
    visitors.happens("mon-10:00 add shoes visitor=v cart=c");
    visitors.tell(
        new Addressed(
            Addressed.Kind.SELL,
            false,
            "v",
            ShopLines.cartEvent("mon-10:40 buy visitor=w customer=anna cart=c"),
            null,
            null,
            null));

    assertThat(visitors.passTo("mon-12:00").decided())
        .containsExactly("v mon-10:40 suppressed 1 purchased");
    assertThat(visitors.handedOn()).isEmpty();
  }

  @Test
  void giveAwayOnlyTheCartThatTurnsOutToBeACustomers() throws Exception {
    visitors
        .happens("mon-10:00 add shoes visitor=v cart=c")
        .happens("mon-10:05 add hat visitor=v cart=d")
        .tell(give("v", "mon-10:10 add gloves visitor=w customer=anna cart=c"))
        .passTo("mon-11:05");

    assertThat(visitors.decided()).containsExactly("v mon-11:05 suppressed 1 unknown-contact");
    List<Addressed> handedOn = visitors.handedOn();
    assertThat(kinds(handedOn)).containsExactly("JOIN anna");
    customers.know(reachable("anna")).tell(handedOn).passTo("mon-11:00");
    assertThat(customers.decided()).containsExactly("anna mon-11:00 send 1");
  }

  @Test
  void giveNothingAwayThatIsAlreadyACustomers() throws Exception {
    visitors
        .happens("mon-10:00 add shoes visitor=v customer=bert cart=c")
        .tell(give("v", "mon-10:10 add gloves visitor=w customer=anna cart=c"))
        .tell(give("u", "mon-10:10 add gloves visitor=w customer=anna cart=c"))
        .passTo("mon-11:00");

    assertThat(kinds(visitors.handedOn())).containsExactly("ACT bert");
  }

  @Test
  void areKnownAgainAfterARestoreOnTwoAndOnOneAgain() throws Exception {
    for (int i = 0; i < 40; i++) {
      visitors.happens("mon-10:00 add shoes visitor=v" + i);
      visitors.happens("mon-10:01 view shoes visitor=w" + i + " customer=customer-" + i);
    }
    visitors.passTo("mon-10:05");
    assertThat(visitors.handedOn()).as("who they are is theirs to know").isEmpty();

    List<OperatorSubtaskState> states = new ArrayList<>();
    OperatorSubtaskState one = visitors.snapshot();
    List<String> decided = new ArrayList<>();
    for (int index = 0; index < 2; index++) {
      try (People half = People.restored(false, index, 2, one)) {
        decided.addAll(half.passTo("mon-11:00").decided());
        states.add(half.snapshot());
      }
    }
    assertThat(decided).hasSize(40).doesNotHaveDuplicates();
    try (People again = People.restored(false, 0, 1, states.get(0), states.get(1))) {
      for (int i = 0; i < 40; i++) {
        again.happens("mon-12:00 add shoes visitor=w" + i);
      }
      again.passTo("tue-10:00");
      assertThat(again.decided()).hasSize(40);
      assertThat(kinds(again.handedOn())).hasSize(40).contains("ACT customer-0", "ACT customer-39");
    }
  }

  @Test
  void areForgottenButForTheirLinkOnceNothingCanChangeAnyMore() throws Exception {
    visitors
        .happens("mon-10:00 add shoes visitor=v")
        .happens("mon-10:00 add shoes visitor=w")
        .happens("mon-10:30 view shoes visitor=w customer=anna")
        .passTo("wed5-09:59:59.999");
    assertThat(visitors.timers()).isEqualTo(2);
    assertThat(visitors.remembered()).isEqualTo(2);

    visitors.passTo("wed5-10:00");
    assertThat(visitors.timers()).as("the one that forgets the link").isEqualTo(1);
    assertThat(visitors.remembered()).isEqualTo(1);
    assertThat(visitors.handedOn()).isNotEmpty();

    visitors.setMachineTime(People.TIME_TO_LIVE.plus(Duration.ofMillis(1)));
    visitors.happens("thu5-10:00 add shoes visitor=w").passTo("thu5-10:00");
    assertThat(kinds(visitors.handedOn())).as("by no clock").containsExactly("ACT anna");
  }

  @Test
  void areStrangersAgainWhenNothingWasHeardOfThemForLong() throws Exception {
    visitors
        .happens("mon-10:00 view shoes visitor=v customer=anna")
        .happens("mon-10:00 view shoes visitor=w customer=bert")
        .happens("fri9-09:59:59.999 add shoes visitor=v")
        .happens("fri9-10:00 add shoes visitor=w")
        .passTo("fri9-10:00");

    assertThat(kinds(visitors.handedOn())).containsExactly("ACT anna");
  }

  @Test
  void leaveNothingBehind() throws Exception {
    visitors.happens("mon-10:00 view shoes visitor=v customer=anna").passTo("mon-10:00");
    visitors.happens("tue-10:00 add shoes visitor=v").passTo("fri9-10:00");
    assertThat(visitors.timers()).as("seen since").isEqualTo(1);
    assertThat(visitors.remembered()).isEqualTo(1);

    try (People restored = People.restored(false, 0, 1, visitors.snapshot())) {
      restored.passTo("sat9-09:59:59.999");
      assertThat(restored.remembered()).isEqualTo(1);

      restored.passTo("sat9-10:00");
      assertThat(restored.timers()).isZero();
      assertThat(restored.remembered()).isZero();
    }
  }

  private static Addressed give(String visitorId, String line) {
    return new Addressed(
        Addressed.Kind.GIVE, false, visitorId, ShopLines.cartEvent(line), "anna", null, null);
  }

  private static List<String> kinds(List<Addressed> messages) {
    return messages.stream()
        .peek(message -> assertThat(message.isToCustomer()).isTrue())
        .map(message -> message.kind() + " " + message.key())
        .toList();
  }
}
