package io.filrouge.streaming.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import io.filrouge.schemas.ConsentChange;
import io.filrouge.schemas.CustomerContext;
import io.filrouge.schemas.TriggerDecision;
import io.filrouge.settings.Configuration;
import io.filrouge.streaming.decisions.CampaignSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StoodThenTest {
  private static final Duration BEFORE = Duration.ofMinutes(50);
  private static final Duration AFTER = Duration.ofMinutes(70);

  private final Config config = Configuration.load(null, Map.of());
  private final Logged<CustomerContext> sundays = Decided.context(Decided.SUNDAY, BEFORE);
  private final Logged<CustomerContext> mondays =
      Decided.context(Decided.SUNDAY.plusDays(1), AFTER);

  @Test
  void takesTheContextThatTheDecisionNames() {
    assertThat(stood(Decided.send(), List.of(sundays, mondays), List.of()).context())
        .isEqualTo(sundays);
  }

  @Test
  void takesWhatIsLeftWhereThatContextHasBeenReplaced() {
    assertThat(stood(Decided.send(), List.of(mondays), List.of()).context()).isEqualTo(mondays);
  }

  @Test
  void takesNoContextWhereNoneHadCome() {
    TriggerDecision.Builder decision = Decided.suppressed("no-consent").setContextAsOf(null);

    assertThat(stood(decision, List.of(sundays), List.of()).context()).isNull();
  }

  @Test
  void takesTheNewestOfThenForWhatEarlierStepsWereSentBy() {
    TriggerDecision.Builder decision = Decided.suppressed("re-entry").setContextAsOf(null);

    assertThat(stood(decision, List.of(sundays, mondays), List.of()).context()).isEqualTo(sundays);
  }

  @Test
  void takesConsentsThatWereKnownThen() {
    Logged<ConsentChange> before = Decided.withdrawal(BEFORE);
    Logged<ConsentChange> after = Decided.withdrawal(AFTER);

    assertThat(stood(Decided.send(), List.of(sundays), List.of(before, after)).consents())
        .containsExactly(before);
  }

  @Test
  void asksNoContextWhereTheRulesDoNot() {
    Config none = Configuration.load(null, Map.of("reactivation.context", "none"));
    Logged<TriggerDecision> decision = Decided.logged(Decided.send());
    DecisionInputs inputs = Decided.inputs(decision, List.of(sundays), List.of(), Map.of());

    StoodThen stood = StoodThen.of(decision, inputs, none);

    assertThat(stood.context()).isNull();
    assertThat(stood.news()).isEmpty();
  }

  @Test
  void takesTheChangeOfTheCampaignThatDecided() {
    String change = "reactivation.caps.daily = 5";
    String version = CampaignSettings.rules(change, config).version();
    Logged<TriggerDecision> decision = Decided.logged(Decided.send().setRuleVersion(version));
    Logged<String> first = change(change);
    Logged<String> second = change("reactivation.caps.daily = 6");
    Logged<String> unreadable = change("{");

    StoodThen stood =
        StoodThen.of(
            decision,
            new DecisionInputs(
                List.of(decision),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                Map.of(),
                List.of(),
                List.of(),
                List.of(first, second, unreadable)),
            config);

    assertThat(stood.change()).isEqualTo(first);
    assertThat(stood.rules().version()).isEqualTo(version);
  }

  private StoodThen stood(
      TriggerDecision.Builder decision,
      List<Logged<CustomerContext>> contexts,
      List<Logged<ConsentChange>> consents) {
    Logged<TriggerDecision> logged = Decided.logged(decision);
    return StoodThen.of(logged, Decided.inputs(logged, contexts, consents, Map.of()), config);
  }

  private static Logged<String> change(String text) {
    return new Logged<>(
        text,
        text.getBytes(StandardCharsets.UTF_8),
        "campaign-configuration",
        0,
        0,
        ShopLog.TEN.toEpochMilli());
  }
}
