package io.filrouge.batch.cleansed;

import io.filrouge.batch.sources.PersonColumns;
import io.filrouge.batch.sources.SourceConfig;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;

/** What all happenings have in common: they name somebody, and happened at some time. */
final class HappeningRule implements RowRule {
  private static final long serialVersionUID = 1;
  private static final String KNOWN_AT = "known_at";

  private final String id;
  private final String happenedAt;
  private final boolean hasVersions;
  private final RowRule ofKind;
  private final ArrayList<String> persons = new ArrayList<>();
  private final ZoneId shopZone;

  HappeningRule(HappeningKind kind, SourceConfig source, ZoneId shopZone) {
    this.id = kind.id();
    this.happenedAt = kind.happenedAt();
    this.hasVersions = kind.hasVersions();
    this.ofKind = kind.rule();
    this.shopZone = shopZone;
    PersonColumns.NAMES.stream().filter(source::maps).forEach(persons::add);
  }

  @Override
  public void judge(JudgedRow row) {
    ofKind.judge(row);
    String person = row.identifiers().firstHashOf(persons);
    boolean isBlocked = persons.stream().anyMatch(row.identifiers()::isBlocked);
    // A placeholder names nobody.
    row.problemIf(person == null, persons.get(0), isBlocked ? "blocked value" : "missing");
    row.put("customer_identifier", person);
    row.putIfAbsent(id, row.rowHash());
    Instant happened = row.instant(happenedAt);
    if (hasVersions) {
      row.putIfAbsent(KNOWN_AT, row.instant("updated_at"));
    }
    row.putIfAbsent(KNOWN_AT, happened);
    row.put(IntakeColumns.HAPPENED_AT, happened);
    row.put("event_date", happened == null ? null : happened.atZone(shopZone).toLocalDate());
  }
}
