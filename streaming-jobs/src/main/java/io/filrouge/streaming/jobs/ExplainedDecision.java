package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.domain.carts.CartEvent;
import io.filrouge.schemas.TriggerDecision;
import io.filrouge.streaming.events.Announcement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One decision with what it was made of, and what the log makes of it now.
 *
 * @param logged as it stands in the topic
 * @param copies how often the same record stands there
 * @param stood the rules, context and consents of that moment
 * @param rules which were asked
 * @param comparison with the decision taken again
 */
record ExplainedDecision(
    Logged<TriggerDecision> logged,
    int copies,
    StoodThen stood,
    List<RuleAsked> rules,
    DecisionComparison comparison) {

  /** Takes every decision of the inputs again, each by what stood at its moment. */
  static List<ExplainedDecision> all(DecisionInputs inputs, Config config) throws Exception {
    Replay replay = new Replay(config);
    List<CartEvent> events = inputs.events().stream().map(PlacedEvent::event).toList();
    List<ExplainedDecision> explained = new ArrayList<>();
    for (Logged<TriggerDecision> logged : withoutCopies(inputs.decisions())) {
      StoodThen stood = StoodThen.of(logged, inputs, config);
      List<Announcement> announced = announced(stood, inputs);
      explained.add(
          new ExplainedDecision(
              logged,
              (int) inputs.decisions().stream().filter(other -> isCopy(other, logged)).count(),
              stood,
              RuleAsked.of(logged.said()),
              DecisionComparison.of(
                  logged, replay.decide(events, stood.news(), announced), stood, inputs)));
    }
    return explained;
  }

  RuleFacts facts(DecisionInputs inputs) {
    return new RuleFacts(logged.said(), stood, inputs, comparison.replayed());
  }

  private static List<Announcement> announced(StoodThen stood, DecisionInputs inputs) {
    List<Announcement> announced = new ArrayList<>();
    inputs.outages().forEach(outage -> announced.add(Announcement.of(outage)));
    if (stood.change() != null) {
      announced.add(Announcement.of(stood.change().said()));
    }
    return announced;
  }

  // A job that delivers at least once writes some again after a crash.
  private static List<Logged<TriggerDecision>> withoutCopies(
      List<Logged<TriggerDecision>> decisions) {
    List<Logged<TriggerDecision>> once = new ArrayList<>();
    for (Logged<TriggerDecision> decision : decisions) {
      if (once.stream().noneMatch(other -> isCopy(other, decision))) {
        once.add(decision);
      }
    }
    return once;
  }

  private static boolean isCopy(Logged<TriggerDecision> one, Logged<TriggerDecision> other) {
    return Arrays.equals(one.value(), other.value());
  }
}
