package io.filrouge.streaming.jobs;

import io.filrouge.domain.reactivation.Reason;
import io.filrouge.schemas.Outcome;
import io.filrouge.schemas.TriggerDecision;
import java.util.Arrays;
import java.util.List;

/**
 * One of the reasons not to send, and whether it was asked for.
 *
 * @param rule the reason
 * @param answer what came of it
 */
record RuleAsked(Reason rule, Answer answer) {

  /** What came of asking. */
  enum Answer {
    PASSED("passed"),
    DECIDED("decided"),
    NOT_ASKED("not asked");

    private final String label;

    Answer(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /** The rules in the order in which they are asked: the first that holds decides. */
  static List<RuleAsked> of(TriggerDecision decision) {
    return Arrays.stream(Reason.values())
        .map(rule -> new RuleAsked(rule, answer(rule, decision)))
        .toList();
  }

  private static Answer answer(Reason rule, TriggerDecision decision) {
    Reason decided = reason(decision.getReason());
    if (rule == decided) {
      return Answer.DECIDED;
    }
    if (decided == null) {
      boolean isContextAsked = decision.getChannel() != null;
      boolean isSent = decision.getOutcome() == Outcome.send;
      return isSent && (isContextAsked || !rule.isOfContext()) ? Answer.PASSED : Answer.NOT_ASKED;
    }
    // What ends a sequence is an event, for which nothing else is asked.
    boolean isEnded = decided.compareTo(Reason.RE_ENTRY) < 0;
    return !isEnded && rule.compareTo(decided) < 0 ? Answer.PASSED : Answer.NOT_ASKED;
  }

  private static Reason reason(String label) {
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.label().equals(label))
        .findFirst()
        .orElse(null);
  }
}
