package io.filrouge.streaming.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.filrouge.streaming.triggers.Outgoing;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One back-test in figures.
 *
 * @param name of the settings
 * @param events read, copies included
 * @param refused of them, those that could not be used, by reason
 * @param from when the first event happened, epoch milliseconds
 * @param until when it ended, epoch milliseconds
 * @param sent steps that would have been sent
 * @param postponed decisions to send later
 * @param suppressed decisions not to send, by reason
 * @param cancelled triggers taken back
 * @param undecided sequences with a step still ahead
 * @param people whom something would have been sent to
 * @param boughtAnyway those of them who bought within the attribution window after it
 */
record BacktestSummary(
    String name,
    long events,
    Map<String, Long> refused,
    long from,
    long until,
    long sent,
    long postponed,
    Map<String, Long> suppressed,
    long cancelled,
    long undecided,
    long people,
    long boughtAnyway) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static BacktestSummary of(String name, PastEvents events, long until, BacktestResult result)
      throws IOException {
    long postponed = 0;
    Map<String, Long> suppressed = new TreeMap<>();
    for (byte[] line : result.values(Outgoing.Kind.DECISION)) {
      JsonNode decision = JSON.readTree(line);
      switch (decision.get("outcome").textValue()) {
        case "postponed" -> postponed++;
        case "suppressed" -> suppressed.merge(decision.get("reason").textValue(), 1L, Long::sum);
        default -> {}
      }
    }
    Set<String> people = result.people(Outgoing.Kind.TRIGGER);
    Set<String> bought = result.people(Outgoing.Kind.RECOVERY);
    bought.retainAll(people);
    return new BacktestSummary(
        name,
        events.count(),
        result.refusals(),
        events.first(),
        until,
        result.count(Outgoing.Kind.TRIGGER),
        postponed,
        suppressed,
        result.count(Outgoing.Kind.CANCELLATION),
        result.count(Outgoing.Kind.UNDECIDED),
        people.size(),
        bought.size());
  }

  long decisions() {
    return sent + postponed + suppressed.values().stream().mapToLong(Long::longValue).sum();
  }

  ObjectNode json() {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", name);
    node.put("events", events);
    node.set("refused", JSON.valueToTree(refused));
    node.put("from", Instant.ofEpochMilli(from).toString());
    node.put("until", Instant.ofEpochMilli(until).toString());
    node.put("decisions", decisions());
    node.put("send", sent);
    node.put("postponed", postponed);
    node.set("suppressed", JSON.valueToTree(suppressed));
    node.put("cancellations", cancelled);
    node.put("undecided", undecided);
    node.put("people_sent", people);
    node.put("people_who_bought_anyway", boughtAnyway);
    return node;
  }
}
