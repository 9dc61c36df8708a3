package io.filrouge.batch.report;

import io.filrouge.batch.report.figures.Moment;
import io.filrouge.batch.report.figures.Moment.Lane;
import io.filrouge.batch.report.figures.Moment.Word;
import io.filrouge.batch.tables.LakePlace;
import io.filrouge.batch.tables.TableReader;
import io.filrouge.batch.tables.TableRow;
import io.filrouge.batch.tables.WebEvents;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A person's visits of site and app, each as one moment: when it began, what it came to. */
final class WebSessions {
  private final LakePlace lake;
  private final Set<String> identifiers;
  private final Map<String, Session> sessions = new HashMap<>();

  WebSessions(LakePlace lake, Set<String> identifiers) {
    this.lake = lake;
    this.identifiers = identifiers;
  }

  List<Moment> moments() {
    TableReader.find(lake, WebEvents.CONTRACT)
        .ifPresent(
            reader ->
                reader.forEach(
                    row -> {
                      add(row);
                      return true;
                    }));
    return sessions.values().stream().map(Session::moment).toList();
  }

  private void add(TableRow row) {
    if (identifiers.contains(row.value("customer_identifier"))
        || identifiers.contains(row.value("visitor_identifier"))) {
      sessions.computeIfAbsent(key(row), any -> new Session()).add(row);
    }
  }

  // Where a source knows no sessions, a day of a visitor is one.
  private static String key(TableRow row) {
    Object session = row.value("session_id");
    return row.value("source")
        + "\n"
        + (session == null
            ? row.value("visitor_identifier") + "\n" + row.value("event_date")
            : session);
  }

  private static final class Session {
    private Instant beganAt = Instant.MAX;
    private int viewed;
    private int added;
    private Object channel;

    void add(TableRow row) {
      Instant at = (Instant) row.value("occurred_at");
      beganAt = at.isBefore(beganAt) ? at : beganAt;
      channel = row.value("channel");
      switch (row.value("event_type").toString()) {
        case "product_viewed" -> viewed++;
        case "cart_item_added" -> added++;
        default -> {}
      }
    }

    Moment moment() {
      return Moment.of(
          beganAt,
          Lane.WEB,
          "session",
          Word.named("channel", channel),
          Word.plain(viewed),
          Word.plain(added));
    }
  }
}
