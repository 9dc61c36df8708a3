package io.filrouge.streaming.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.filrouge.domain.reactivation.CampaignRules;
import io.filrouge.domain.reactivation.Reason;
import io.filrouge.schemas.CustomerContext;
import io.filrouge.schemas.Outcome;
import io.filrouge.schemas.TriggerDecision;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says by which facts a rule was answered. */
final class RuleFacts {
  private static final int SCALE = 4;

  private final TriggerDecision decision;
  private final StoodThen stood;
  private final DecisionInputs inputs;
  private final JsonNode replayed;

  /**
   * @param decision whose rules
   * @param stood what was known then
   * @param inputs all that was found
   * @param replayed the decision taken again, with the cart; null when there was none
   */
  RuleFacts(TriggerDecision decision, StoodThen stood, DecisionInputs inputs, JsonNode replayed) {
    this.decision = decision;
    this.stood = stood;
    this.inputs = inputs;
    this.replayed = replayed;
  }

  /** The facts; empty for a rule that was not asked. */
  String of(RuleAsked asked) {
    if (asked.answer() == RuleAsked.Answer.NOT_ASKED) {
      return "";
    }
    CampaignRules rules = stood.rules();
    CustomerContext context = stood.context() == null ? null : stood.context().said();
    return switch (asked.rule()) {
      case PURCHASED, EMPTIED, RESUMED -> ending(asked);
      case RE_ENTRY -> lastSend() + "; nobody enters again within " + words(rules.reEntry());
      case UNKNOWN_CONTACT ->
          decision.getCustomerId() == null
              ? "only the visitor is known"
              : context == null
                  ? "no context had come"
                  : "reached by " + list(context.getChannels());
      case NO_CONSENT -> context == null ? "no context had come" : consent(context);
      case HOLDOUT ->
          context == null ? "" : context.getIsHoldout() ? "is held out" : "is not held out";
      case BELOW_MINIMUM_VALUE ->
          "worth "
              + worth()
              + ", at least "
              + (rules.minimumValue() == null
                  ? "nothing"
                  : BigDecimal.valueOf(rules.minimumValue(), SCALE).toPlainString());
      case OUT_OF_STOCK -> rules.outOfStock().size() + " products cannot be sold";
      case FREQUENCY_CAP -> context == null ? "" : caps(rules, context);
      case QUIET_HOURS -> context == null ? "" : quietHours(rules, context);
    };
  }

  private String ending(RuleAsked asked) {
    if (asked.answer() == RuleAsked.Answer.PASSED) {
      return "";
    }
    return inputs.events().stream()
        .filter(event -> event.logged().said().getOccurredAt().equals(decision.getDecidedAt()))
        .map(event -> event.logged().said().getEventType() + ", " + event.logged().place())
        .collect(Collectors.joining("; "));
  }

  private String lastSend() {
    return inputs.earlier().stream()
        .map(Logged::said)
        .filter(
            earlier ->
                earlier.getOutcome() == Outcome.send
                    || Reason.HOLDOUT.label().equals(earlier.getReason()))
        .reduce((one, other) -> other)
        .map(
            last ->
                "step "
                    + last.getStep()
                    + (last.getOutcome() == Outcome.send ? " sent at " : " held out at ")
                    + last.getDecidedAt())
        .orElse("nothing sent before");
  }

  private String consent(CustomerContext context) {
    List<String> allowed = new ArrayList<>();
    if (context.getIsEmailAllowed()) {
      allowed.add("email");
    }
    if (context.getIsSmsAllowed()) {
      allowed.add("sms");
    }
    if (context.getIsPushAllowed()) {
      allowed.add("push");
    }
    String changed =
        stood.consents().stream()
            .map(Logged::said)
            .map(
                change ->
                    change.getChannel()
                        + (change.getIsAllowed() ? " allowed at " : " withdrawn at ")
                        + change.getOccurredAt())
            .collect(Collectors.joining(", "));
    return "allowed by the context: " + list(allowed) + (changed.isEmpty() ? "" : "; " + changed);
  }

  private String worth() {
    JsonNode amount = replayed == null ? null : replayed.get("cart_amount");
    return amount == null || amount.isNull() ? "an unknown amount" : amount.asText();
  }

  private static String caps(CampaignRules rules, CustomerContext context) {
    Integer daily = context.getDailyMessageCap();
    Integer weekly = context.getWeeklyMessageCap();
    return "at most "
        + (daily == null ? rules.caps().daily() : daily)
        + " a day and "
        + (weekly == null ? rules.caps().weekly() : weekly)
        + " a week; "
        + context.getRecentSentAt().size()
        + " sent by others lately";
  }

  private String quietHours(CampaignRules rules, CustomerContext context) {
    Instant due = decision.getDecidedAt();
    String hours = rules.quietHours().from() + " to " + rules.quietHours().to();
    try {
      ZoneId zone = ZoneId.of(context.getTimeZone());
      return hours + "; it was " + due.atZone(zone).toLocalTime() + " in " + zone;
    } catch (java.time.DateTimeException e) {
      return hours + "; it was " + due + ", for their zone is unknown";
    }
  }

  private static String list(List<? extends CharSequence> things) {
    return things.isEmpty() ? "nothing" : String.join(", ", things);
  }

  private static String words(Duration duration) {
    return duration.toHours() % 24 == 0
        ? duration.toDays() + " d"
        : duration.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
  }
}
