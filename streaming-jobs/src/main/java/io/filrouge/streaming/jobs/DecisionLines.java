package io.filrouge.streaming.jobs;

import io.filrouge.schemas.Outcome;
import io.filrouge.schemas.TriggerCancellation;
import io.filrouge.schemas.TriggerDecision;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Decisions in words: a few of each kind, in the order of time. */
final class DecisionLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private final ZoneId zone;
  private final int limit;

  DecisionLines(ZoneId zone, int limit) {
    this.zone = zone;
    this.limit = limit;
  }

  private record Line(Instant at, String kind, String text) {}

  void print(
      List<TriggerDecision> decisions, List<TriggerCancellation> cancellations, PrintWriter print) {
    Map<String, List<Line>> byKind = new TreeMap<>();
    decisions.forEach(decision -> add(byKind, line(decision)));
    cancellations.forEach(cancellation -> add(byKind, line(cancellation)));
    some(byKind).forEach(line -> print.println(line.text()));
    if (!byKind.isEmpty()) {
      print.println();
      byKind.forEach((kind, lines) -> print.printf("%,7d  %s%n", lines.size(), kind));
    }
  }

  private static void add(Map<String, List<Line>> byKind, Line line) {
    byKind.computeIfAbsent(line.kind(), kind -> new ArrayList<>()).add(line);
  }

  private List<Line> some(Map<String, List<Line>> byKind) {
    List<Line> chosen = new ArrayList<>();
    int ofEach = byKind.isEmpty() ? 0 : Math.max(1, limit / byKind.size());
    for (List<Line> lines : byKind.values()) {
      lines.sort(Comparator.comparing(Line::at).reversed());
      chosen.addAll(lines.subList(0, Math.min(ofEach, lines.size())));
    }
    chosen.sort(Comparator.comparing(Line::at));
    return chosen.subList(0, Math.min(limit, chosen.size()));
  }

  private Line line(TriggerDecision decision) {
    String kind = kind(decision);
    String text =
        String.format(
            "%s  cart %s, cold since %s, step %d to %s: %s%s",
            time(decision.getDecidedAt()),
            decision.getCartKey(),
            time(decision.getAbandonedAt()),
            decision.getStep(),
            decision.getCustomerId() == null ? "a visitor" : "customer " + decision.getCustomerId(),
            kind,
            decision.getOffer() == null ? "" : ", with " + decision.getOffer());
    return new Line(decision.getDecidedAt(), kind, text);
  }

  private Line line(TriggerCancellation cancellation) {
    String text =
        String.format(
            "%s  cart %s, step %d of %s is taken back: bought at %s%s",
            time(cancellation.getSendAt()),
            cancellation.getCartKey(),
            cancellation.getStep(),
            time(cancellation.getSendAt()),
            time(cancellation.getCancelledAt()),
            cancellation.getKnownAt() == null
                ? ""
                : ", known at " + time(cancellation.getKnownAt()));
    return new Line(cancellation.getSendAt(), "cancelled: purchased", text);
  }

  private static String kind(TriggerDecision decision) {
    if (decision.getOutcome() == Outcome.send) {
      return decision.getChannel() == null ? "send" : "send by " + decision.getChannel();
    }
    String outcome = decision.getOutcome() == Outcome.postponed ? "postponed" : "not sent";
    return outcome + ": " + decision.getReason();
  }

  private String time(Instant moment) {
    return TIME.format(moment.atZone(zone));
  }
}
