package io.filrouge.streaming.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.filrouge.schemas.TriggerDecision;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Shows a decision in the terminal. Times are UTC. */
final class DecisionText {
  private static final int MOST_ENTRIES = 60;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PrintWriter print;

  DecisionText(PrintWriter print) {
    this.print = print;
  }

  void show(DecisionInputs inputs, List<ExplainedDecision> explained) {
    TriggerDecision said = explained.get(0).logged().said();
    print.printf(
        "Decision %s: %s, step %d%n", said.getTriggerId(), said.getCampaign(), said.getStep());
    print.printf(
        "customer %s, visitor %s, cart %s%n",
        orNone(said.getCustomerId()), orNone(said.getVisitorId()), said.getCartKey());
    for (ExplainedDecision one : explained) {
      outcome(one);
    }
    inputs.triggers().forEach(trigger -> print.printf("  trigger %s%n", trigger.place()));
    inputs
        .cancellations()
        .forEach(
            cancelled ->
                print.printf(
                    "  cancelled, %s, as of %s (%s)%n",
                    cancelled.said().getReason(),
                    moment(cancelled.said().getCancelledAt()),
                    cancelled.place()));
    timeline(inputs);
    for (ExplainedDecision one : explained) {
      if (explained.size() > 1) {
        print.printf("%nAs decided at %s%n", moment(one.logged().said().getDecidedAt()));
      }
      cart(one.comparison().replayed());
      rules(inputs, one);
    }
    replay(inputs, explained);
    print.flush();
  }

  private void outcome(ExplainedDecision one) {
    TriggerDecision said = one.logged().said();
    StringBuilder words = new StringBuilder(said.getOutcome().name());
    if (said.getReason() != null) {
      words.append(", ").append(said.getReason());
    }
    if (said.getChannel() != null) {
      words.append(", by ").append(said.getChannel());
    }
    if (said.getOffer() != null) {
      words.append(", with ").append(said.getOffer());
    }
    if (said.getSendAt() != null) {
      words.append(", for ").append(moment(said.getSendAt()));
    }
    print.printf(
        "  %s%n    decided at %s, written at %s (%s%s)%n",
        words,
        moment(said.getDecidedAt()),
        moment(Instant.ofEpochMilli(one.logged().writtenAt())),
        one.logged().place(),
        one.copies() > 1 ? ", " + one.copies() + " times" : "");
  }

  private void timeline(DecisionInputs inputs) {
    Timeline timeline = new Timeline(inputs);
    List<Timeline.Entry> entries = timeline.entries();
    int hidden = Math.max(0, entries.size() - MOST_ENTRIES);
    print.printf("%nWhat happened%n");
    if (hidden > 0) {
      print.printf("  (%,d earlier ones are shown by --json)%n", hidden);
    }
    for (Timeline.Entry entry : entries.subList(hidden, entries.size())) {
      String place = entry.place().isEmpty() ? "" : " (" + entry.place() + ")";
      print.printf("  %s  %s%s%n", moment(entry.at()), entry.what(), place);
    }
    if (timeline.viewCount() > 0) {
      print.printf(
          "  (%,d views that only say again who somebody is are shown by --json)%n",
          timeline.viewCount());
    }
    if (timeline.laterCount() > 0) {
      print.printf("  (and %,d later ones, shown by --json)%n", timeline.laterCount());
    }
  }

  private void cart(JsonNode replayed) {
    if (replayed == null) {
      return;
    }
    print.printf("%nIn the cart then%n");
    JsonNode lines = replayed.get("cart_lines");
    if (lines.isEmpty()) {
      print.println("  nothing that has a name");
      return;
    }
    for (JsonNode line : lines) {
      print.printf(
          "  %,d x %s%s%n",
          line.get("quantity").intValue(),
          line.get("product_id").asText(),
          amount(" at ", line.get("unit_price")));
    }
    String worth = amount("worth ", replayed.get("cart_amount"));
    if (!worth.isEmpty()) {
      JsonNode currency = replayed.get("currency");
      print.printf("  %s%s%n", worth, currency.isNull() ? "" : " " + currency.asText());
    }
  }

  private void rules(DecisionInputs inputs, ExplainedDecision one) {
    StoodThen stood = one.stood();
    print.printf(
        "%nRule by rule (rules %s, %s)%n",
        one.logged().said().getRuleVersion(),
        stood.change() == null ? "as configured" : "changed by " + stood.change().place());
    if (stood.context() != null) {
      print.printf(
          "  context of %s (%s)%n", stood.context().said().getAsOfDate(), stood.context().place());
    }
    RuleFacts facts = one.facts(inputs);
    for (RuleAsked asked : one.rules()) {
      String fact = facts.of(asked);
      print.printf(
          "  %-20s %s%n",
          asked.rule().label(),
          fact.isEmpty()
              ? asked.answer().label()
              : String.format("%-10s %s", asked.answer().label(), fact));
    }
  }

  private void replay(DecisionInputs inputs, List<ExplainedDecision> explained) {
    print.println();
    for (ExplainedDecision one : explained) {
      if (one.comparison().replayed() == null) {
        print.println("decision: taken again from the log, there is none");
      }
      for (DecisionComparison.Difference difference : one.comparison().differences()) {
        print.printf(
            "decision: %s is %s in the topic and %s when taken again%n",
            difference.field(), orNone(difference.recorded()), orNone(difference.replayed()));
      }
      for (String why : one.comparison().likely()) {
        print.printf("decision: likely because: %s%n", why);
      }
    }
    boolean isSame = explained.stream().allMatch(one -> one.comparison().isSame());
    print.printf(
        "decision: %s when taken again from %,d of %,d records in the log%n",
        isSame ? "the same" : "not the same", inputs.events().size(), inputs.eventsRead());
  }

  private static String amount(String before, JsonNode amount) {
    return amount == null || amount.isNull() ? "" : before + Timeline.plain(amount.decimalValue());
  }

  private static String moment(Instant moment) {
    return MOMENT.format(moment);
  }

  private static String orNone(String value) {
    return value == null ? "none" : value;
  }
}
