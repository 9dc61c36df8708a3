package io.filrouge.streaming.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.reactivation.Outage;
import java.time.Duration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is let through, and what is late. */
class IntakeTest {
  private static final OutageRule OUTAGE_RULE =
      new OutageRule(Duration.ofMinutes(10), ShopLines.LATENESS);
  private static final Incoming.Origin ORIGIN =
      new Incoming.Origin("shop-events", 0, 1, null, new byte[] {1});

  private OneInputStreamOperatorTestHarness<Incoming, CartEvent> intake;

  @BeforeEach
  void open() throws Exception {
    intake = ProcessFunctionTestHarnesses.forProcessFunction(new Intake(OUTAGE_RULE));
  }

  @AfterEach
  void close() throws Exception {
    intake.close();
  }

  @Test
  void letsEventsThroughThatAreInTime() throws Exception {
    CartEvent event = ShopLines.cartEvent("mon-10:00 add shoes visitor=v");
    intake.processWatermark(event.occurredAt() - 1);

    take(event);

    assertThat(intake.extractOutputValues()).containsExactly(event);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"add shoes", "remove shoes", "update shoes 2", "empty", "checkout", "view"})
  void refusesWhatComesWhenItsMomentHasBeenDecided(String what) throws Exception {
    CartEvent event = ShopLines.cartEvent("mon-10:00 " + what + " visitor=v customer=anna");
    intake.processWatermark(event.occurredAt());

    take(event);

    assertThat(intake.extractOutputValues()).isEmpty();
    assertThat(refused()).isEqualTo(Incoming.refused("late", ORIGIN));
  }

  @Test
  void refusesWhatBecameKnownTooLateThoughTheWatermarkDoesNotSaySo() throws Exception {
    take(ShopLines.cartEvent("mon-10:00 add shoes visitor=v known=mon-10:00:30.001"));
    assertThat(refused().reason()).isEqualTo("late");

    take(ShopLines.cartEvent("mon-10:00 add shoes visitor=v known=mon-10:00:30"));
    assertThat(intake.extractOutputValues()).hasSize(1);
  }

  @Test
  void countsALatePurchaseFromNowOn() throws Exception {
    CartEvent purchase = ShopLines.cartEvent("mon-10:00 buy visitor=v");
    intake.processWatermark(ShopLines.at("mon-12:00"));

    take(purchase);

    assertThat(intake.extractOutputValues())
        .containsExactly(purchase.at(ShopLines.at("mon-12:00") + 1));
    assertThat(intake.extractOutputValues().get(0).isLate()).isTrue();
  }

  @Test
  void countsALatePurchaseWhereItBecameKnownWhenThatIsStillToCome() throws Exception {
    CartEvent purchase = ShopLines.cartEvent("mon-10:00 buy visitor=v known=mon-12:00");
    intake.processWatermark(ShopLines.at("mon-11:00"));

    take(purchase);

    assertThat(intake.extractOutputValues()).containsExactly(purchase);
    assertThat(purchase.position()).isEqualTo(ShopLines.at("mon-11:59:30"));
  }

  @Test
  void passesOverTimesAndTellsOfWhatWasRefused() throws Exception {
    intake.processElement(Incoming.view(1), 1);
    intake.processElement(Incoming.heartbeat(1, null), 1);
    assertThat(intake.getSideOutput(Intake.REFUSED)).isNull();

    intake.processElement(Incoming.refused("unreadable", ORIGIN), 1);
    assertThat(intake.extractOutputValues()).isEmpty();
    assertThat(refused()).isEqualTo(Incoming.refused("unreadable", ORIGIN));
  }

  @Test
  void tellsOfAnOutageByMissingHeartbeatsOfOnePartition() throws Exception {
    beat(0, "mon-10:00");
    beat(0, "mon-10:10");
    beat(0, "mon-09:00");
    beat(1, "mon-22:00");
    assertThat(intake.getSideOutput(Intake.OUTAGES)).isNull();

    beat(0, "mon-15:00");

    assertThat(intake.getSideOutput(Intake.OUTAGES).poll().getValue())
        .isEqualTo(
            Announcement.of(
                new Outage(ShopLines.at("mon-10:09:29.999"), ShopLines.at("mon-14:59:29.999"))));
  }

  @Test
  void tellsOfAnOutageThatItWasPartOf() throws Exception {
    beat(0, "mon-10:00");
    OperatorSubtaskState left = intake.snapshot(1, 1);
    intake.close();
    intake =
        new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new Intake(OUTAGE_RULE)));
    intake.initializeState(left);
    intake.open();

    beat(0, "mon-15:00");

    assertThat(intake.getSideOutput(Intake.OUTAGES)).hasSize(1);
  }

  private void beat(int partition, String moment) throws Exception {
    Incoming.Origin origin = new Incoming.Origin("shop-events", partition, 1, null, new byte[] {1});
    intake.processElement(Incoming.heartbeat(ShopLines.at(moment), origin), ShopLines.at(moment));
  }

  private void take(CartEvent event) throws Exception {
    intake.processElement(Incoming.event(event, ORIGIN), event.occurredAt());
  }

  private Incoming refused() {
    return intake.getSideOutput(Intake.REFUSED).poll().getValue();
  }
}
