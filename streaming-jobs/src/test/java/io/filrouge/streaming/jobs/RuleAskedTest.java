package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.reactivation.Reason;
import io.filrouge.schemas.TriggerDecision;
import io.filrouge.streaming.jobs.RuleAsked.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleAskedTest {

  @Test
  void aSendHasPassedAllRules() {
    assertThat(RuleAsked.of(Decided.send().build()))
        .extracting(RuleAsked::answer)
        .containsOnly(Answer.PASSED);
  }

  @Test
  void withoutContextOnlyReEntryWasAsked() {
    TriggerDecision decision = Decided.send().setChannel(null).setContextAsOf(null).build();

    assertThat(rules(decision, Answer.PASSED))
        .containsExactly(Reason.PURCHASED, Reason.EMPTIED, Reason.RESUMED, Reason.RE_ENTRY);
  }

  @Test
  void whatComesAfterTheRuleThatDecidedWasNotAsked() {
    TriggerDecision decision = Decided.suppressed("holdout").build();

    assertThat(rules(decision, Answer.DECIDED)).containsExactly(Reason.HOLDOUT);
    assertThat(rules(decision, Answer.PASSED)).endsWith(Reason.UNKNOWN_CONTACT, Reason.NO_CONSENT);
    assertThat(rules(decision, Answer.NOT_ASKED))
        .containsExactly(
            Reason.BELOW_MINIMUM_VALUE,
            Reason.OUT_OF_STOCK,
            Reason.FREQUENCY_CAP,
            Reason.QUIET_HOURS);
  }

  @Test
  void anEventThatEndsTheSequenceDecidesAlone() {
    TriggerDecision decision = Decided.suppressed("resumed").build();

    assertThat(rules(decision, Answer.DECIDED)).containsExactly(Reason.RESUMED);
    assertThat(rules(decision, Answer.PASSED)).isEmpty();
  }

  private static List<Reason> rules(TriggerDecision decision, Answer answer) {
    return RuleAsked.of(decision).stream()
        .filter(asked -> asked.answer() == answer)
        .map(RuleAsked::rule)
        .toList();
  }
}
