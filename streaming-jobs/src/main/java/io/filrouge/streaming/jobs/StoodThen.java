package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.domain.reactivation.CampaignRules;
import io.filrouge.domain.reactivation.Reason;
import io.filrouge.schemas.ConsentChange;
import io.filrouge.schemas.CustomerContext;
import io.filrouge.schemas.TriggerDecision;
import io.filrouge.settings.Failure;
import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.decisions.CampaignSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The rules, the context and the consents that stood when a decision was made, as far as the topics
 * still tell: what had been written there before the decision was. One context stands for the whole
 * history of the customer, though earlier steps may have been decided by an earlier one.
 *
 * @param rules that are taken to decide
 * @param change of the campaign that they come from, or null when they are as configured
 * @param context of the customer, or null
 * @param consents given or withdrawn
 */
record StoodThen(
    CampaignRules rules,
    Logged<String> change,
    Logged<CustomerContext> context,
    List<Logged<ConsentChange>> consents) {

  static StoodThen of(Logged<TriggerDecision> decision, DecisionInputs inputs, Config config) {
    Rules rules = rules(decision, inputs.changes(), config);
    if (!rules.rules().asksContext()) {
      return new StoodThen(rules.rules(), rules.change(), null, List.of());
    }
    return new StoodThen(
        rules.rules(),
        rules.change(),
        context(decision, inputs.contexts()).orElse(null),
        inputs.consents().stream()
            .filter(consent -> consent.writtenAt() <= decision.writtenAt())
            .toList());
  }

  /** The context and the consents, as the operators are told of them. */
  List<Addressed> news() {
    List<Addressed> news = new ArrayList<>();
    if (context != null) {
      String customer = context.said().getCustomerId();
      news.add(Addressed.news(Addressed.Kind.CONTEXT, customer, context.value()));
    }
    for (Logged<ConsentChange> consent : consents) {
      String customer = consent.said().getCustomerId();
      news.add(Addressed.news(Addressed.Kind.CONSENT, customer, consent.value()));
    }
    return news;
  }

  private static Rules rules(
      Logged<TriggerDecision> decision, List<Logged<String>> changes, Config config) {
    Rules configured = new Rules(CampaignSettings.rules(config), null);
    List<Rules> known = new ArrayList<>(List.of(configured));
    for (Logged<String> change : changes) {
      if (change.writtenAt() <= decision.writtenAt()) {
        changed(change, config)
            .filter(rules -> rules.campaign().equals(configured.rules().campaign()))
            .ifPresent(rules -> known.add(new Rules(rules, change)));
      }
    }
    Rules newest = known.get(known.size() - 1);
    return known.stream()
        .filter(rules -> rules.rules().version().equals(decision.said().getRuleVersion()))
        .reduce((one, other) -> other)
        .orElse(newest);
  }

  private static Optional<CampaignRules> changed(Logged<String> change, Config config) {
    try {
      return Optional.of(CampaignSettings.rules(change.said(), config));
    } catch (Failure unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Logged<CustomerContext>> context(
      Logged<TriggerDecision> decision, List<Logged<CustomerContext>> contexts) {
    LocalDate asked = decision.said().getContextAsOf();
    boolean hadNoneYet =
        asked == null && Reason.NO_CONSENT.label().equals(decision.said().getReason());
    if (hadNoneYet) {
      return Optional.empty();
    }
    List<Logged<CustomerContext>> there =
        contexts.stream().filter(context -> context.said() != null).toList();
    List<Logged<CustomerContext>> before =
        there.stream().filter(context -> context.writtenAt() <= decision.writtenAt()).toList();
    return last(there.stream().filter(context -> isOf(context, asked)).toList())
        .or(() -> last(before))
        .or(() -> last(there));
  }

  private static boolean isOf(Logged<CustomerContext> context, LocalDate asked) {
    return Objects.equals(context.said().getAsOfDate(), asked);
  }

  private static <T> Optional<T> last(List<T> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
  }

  private record Rules(CampaignRules rules, Logged<String> change) {}
}
