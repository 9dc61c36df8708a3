package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.typesafe.config.Config;
import io.filrouge.schemas.Outcome;
import io.filrouge.schemas.TriggerDecision;
import io.filrouge.schemas.json.RecordJson;
import io.filrouge.settings.Configuration;
import io.filrouge.streaming.jobs.DecisionComparison.Difference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DecisionComparisonTest {
  private final Config config = Configuration.load(null, Map.of());
  private final String version =
      io.filrouge.streaming.decisions.CampaignSettings.rules(config).version();
  private final List<Logged<io.filrouge.schemas.CustomerContext>> contexts =
      List.of(Decided.context(Decided.SUNDAY, Duration.ZERO));

  @Test
  void callsTheSameWhatSaysTheSame() {
    DecisionComparison compared =
        compare(Decided.send().setRuleVersion(version), contexts, Map.of(), json(Decided.send()));

    assertThat(compared.isSame()).isTrue();
    assertThat(compared.likely()).isEmpty();
  }

  @Test
  void saysWhichFieldsDiffer() {
    DecisionComparison compared =
        compare(
            Decided.send().setRuleVersion(version),
            contexts,
            Map.of(),
            json(Decided.suppressed("no-consent")));

    assertThat(compared.differences())
        .containsExactly(
            new Difference("outcome", "send", "suppressed"),
            new Difference("reason", null, "no-consent"),
            new Difference("channel", "email", null),
            new Difference("send_at", "2026-03-02T11:00:00.000Z", null));
    assertThat(compared.likely()).containsExactly("nothing in the log explains it");
  }

  @Test
  void comparesEachDecisionOfAPostponedStepWithItsOwn() {
    TriggerDecision.Builder postponed =
        Decided.suppressed("quiet-hours")
            .setOutcome(Outcome.postponed)
            .setDecidedAt(ShopLog.TEN)
            .setRuleVersion(version);
    TriggerDecision.Builder sent = Decided.send().setRuleVersion(version);

    assertThat(compare(postponed, contexts, Map.of(), json(postponed), json(sent)).isSame())
        .isTrue();
    assertThat(compare(sent, contexts, Map.of(), json(postponed), json(sent)).isSame()).isTrue();
  }

  @Test
  void namesOtherRulesAnotherContextAndLostEventsAsReasons() {
    DecisionComparison compared =
        compare(
            Decided.send().setContextAsOf(Decided.SUNDAY.minusDays(1)), contexts, Map.of(2, 70L));

    assertThat(compared.replayed()).isNull();
    assertThat(compared.likely())
        .containsExactly(
            "other rules: decided by r-1, replayed by " + version,
            "the context has been replaced since: that of 2026-02-28 was asked, that of 2026-03-01"
                + " is left",
            "events have gone by retention: shop-events begins at offset 70 of partition 2");
  }

  @Test
  void namesWhatEarlierStepsWereDecidedBy() {
    Logged<TriggerDecision> decision = Decided.logged(Decided.send().setRuleVersion(version));
    Logged<TriggerDecision> earlier =
        Decided.logged(Decided.send().setContextAsOf(Decided.SUNDAY.minusDays(1)));
    DecisionInputs inputs =
        new DecisionInputs(
            List.of(decision),
            List.of(),
            List.of(),
            List.of(earlier),
            List.of(),
            List.of(),
            0,
            Map.of(),
            contexts,
            List.of(),
            List.of());

    DecisionComparison compared =
        DecisionComparison.of(decision, List.of(), StoodThen.of(decision, inputs, config), inputs);

    assertThat(compared.likely())
        .containsExactly(
            "earlier steps were decided by another context, which the replay does not have",
            "earlier steps were decided by other rules, which the replay does not have");
  }

  private DecisionComparison compare(
      TriggerDecision.Builder decision,
      List<Logged<io.filrouge.schemas.CustomerContext>> known,
      Map<Integer, Long> goneBefore,
      JsonNode... replayed) {
    Logged<TriggerDecision> logged = Decided.logged(decision);
    DecisionInputs inputs = Decided.inputs(logged, known, List.of(), goneBefore);
    return DecisionComparison.of(
        logged, List.of(replayed), StoodThen.of(logged, inputs, config), inputs);
  }

  private static JsonNode json(TriggerDecision.Builder decision) {
    return RecordJson.node(decision.build());
  }
}
