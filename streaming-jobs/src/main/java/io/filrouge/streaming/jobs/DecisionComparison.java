package io.filrouge.streaming.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.filrouge.schemas.TriggerDecision;
import io.filrouge.schemas.json.RecordJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A decision beside the one that was taken again from the log.
 *
 * @param replayed the latter, as JSON with the cart; null when there was none
 * @param differences what is not the same
 * @param likely why, as far as the log shows; empty when nothing differs
 */
record DecisionComparison(JsonNode replayed, List<Difference> differences, List<String> likely) {
  private static final List<String> COMPARED =
      List.of("outcome", "reason", "decided_at", "channel", "offer", "send_at");

  /** A field that is not the same; null stands for nothing. */
  record Difference(String field, String recorded, String replayed) {}

  /**
   * @param decision as it stands in the topic
   * @param replayed all that was decided again
   * @param stood what the replay went by
   * @param inputs all that was found
   */
  static DecisionComparison of(
      Logged<TriggerDecision> decision,
      List<JsonNode> replayed,
      StoodThen stood,
      DecisionInputs inputs) {
    JsonNode recorded = RecordJson.node(decision.said());
    JsonNode counterpart = counterpart(recorded, replayed);
    List<Difference> differences = new ArrayList<>();
    for (String field : COMPARED) {
      String one = text(recorded, field);
      String other = counterpart == null ? null : text(counterpart, field);
      if (!Objects.equals(one, other)) {
        differences.add(new Difference(field, one, other));
      }
    }
    return new DecisionComparison(
        counterpart,
        differences,
        differences.isEmpty() ? List.of() : likely(decision.said(), stood, inputs));
  }

  boolean isSame() {
    return differences.isEmpty();
  }

  // A step that was postponed is decided twice by the same id.
  private static JsonNode counterpart(JsonNode recorded, List<JsonNode> replayed) {
    JsonNode found = null;
    for (JsonNode other : replayed) {
      if (!Objects.equals(text(other, "trigger_id"), text(recorded, "trigger_id"))) {
        continue;
      }
      if (found == null || text(other, "decided_at").equals(text(recorded, "decided_at"))) {
        found = other;
      }
    }
    return found;
  }

  private static List<String> likely(
      TriggerDecision decision, StoodThen stood, DecisionInputs inputs) {
    List<String> likely = new ArrayList<>();
    if (!decision.getRuleVersion().equals(stood.rules().version())) {
      likely.add(
          "other rules: decided by "
              + decision.getRuleVersion()
              + ", replayed by "
              + stood.rules().version());
    }
    LocalDate asked = decision.getContextAsOf();
    LocalDate used = stood.context() == null ? null : stood.context().said().getAsOfDate();
    if (asked != null && !asked.equals(used)) {
      likely.add(
          "the context has been replaced since: that of "
              + asked
              + " was asked, "
              + (used == null ? "none is left" : "that of " + used + " is left"));
    }
    List<TriggerDecision> earlier = inputs.earlier().stream().map(Logged::said).toList();
    if (earlier.stream()
        .map(TriggerDecision::getContextAsOf)
        .anyMatch(day -> day != null && !day.equals(used))) {
      likely.add("earlier steps were decided by another context, which the replay does not have");
    }
    if (earlier.stream()
        .anyMatch(step -> !step.getRuleVersion().equals(decision.getRuleVersion()))) {
      likely.add("earlier steps were decided by other rules, which the replay does not have");
    }
    if (!inputs.goneBefore().isEmpty()) {
      likely.add(
          "events have gone by retention: shop-events begins at "
              + inputs.goneBefore().entrySet().stream()
                  .map(left -> "offset " + left.getValue() + " of partition " + left.getKey())
                  .reduce((one, other) -> one + ", " + other)
                  .orElseThrow());
    }
    if (likely.isEmpty()) {
      likely.add("nothing in the log explains it");
    }
    return likely;
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? null : value.asText();
  }
}
