package io.filrouge.streaming.decisions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.streaming.events.Announcement;
import io.filrouge.streaming.events.Incoming;
import io.filrouge.streaming.events.Intake;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the topic campaign-configuration says, and what it cannot say. */
class ChangeIntakeTest {
  private OneInputStreamOperatorTestHarness<Incoming, Announcement> intake;

  @BeforeEach
  void open() throws Exception {
    intake =
        ProcessFunctionTestHarnesses.forProcessFunction(
            new ChangeIntake(Campaign.of(People.config())));
  }

  @AfterEach
  void close() throws Exception {
    intake.close();
  }

  @Test
  void handsRulesOnAsTheyWereWritten() throws Exception {
    take("{ \"caps\": { \"daily\": 2 } }");
    take("");

    assertThat(intake.extractOutputValues())
        .containsExactly(Announcement.of("{ \"caps\": { \"daily\": 2 } }"), Announcement.of(""));
    assertThat(intake.getSideOutput(Intake.REFUSED)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "steps = []", "caps { dayly = 2 }", "quiet-hours.from = late"})
  void whatIsNoSetOfRulesGoesToTheDeadLetters(String change) throws Exception {
    take(change);

    assertThat(intake.extractOutputValues()).isEmpty();
    Incoming refused = intake.getSideOutput(Intake.REFUSED).poll().getValue();
    assertThat(refused.reason()).isEqualTo("unreadable");
    assertThat(refused.origin().value()).isEqualTo(change.getBytes(UTF_8));
  }

  private void take(String change) throws Exception {
    Incoming.Origin origin =
        new Incoming.Origin("campaign-configuration", 0, 0, "campaign", change.getBytes(UTF_8));
    intake.processElement(new Incoming(Long.MIN_VALUE, false, null, null, origin), 0);
  }
}
