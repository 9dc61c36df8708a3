package io.filrouge.batch.cleansed;

import io.filrouge.batch.sources.AcceptedColumn;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.domain.hashes.Sha256;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges the rows of one source: gives mapped values their types, reads identifiers, applies the
 * entity's rule, and says of every row whether it is a candidate, filtered or quarantined, and why.
 */
final class RowJudge implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int HASH_LENGTH = 32;
  private static final char SEPARATOR = '\u001F';

  private final String subject;
  private final String source;
  private final ArrayList<String> mapped;
  private final ArrayList<AcceptedColumn> columns;
  private final Moments moments;
  private final IdentifierColumns identifiers;
  private final RowRule rule;

  RowJudge(SourceConfig source, IdentifierColumns identifiers, RowRule rule) {
    this.subject = source.subject();
    this.source = source.name();
    this.mapped = new ArrayList<>(source.columns().keySet().stream().sorted().toList());
    this.columns = new ArrayList<>(source.entity().columns());
    this.moments = new Moments(source.zone(), source.timestampPattern());
    this.identifiers = identifiers;
    this.rule = rule;
  }

  /** The source's name. */
  String source() {
    return source;
  }

  /** The mapped columns in the order in which values are handed in. */
  List<String> mapped() {
    return mapped;
  }

  /**
   * Types a row and judges it.
   *
   * @param raw the mapped values as text, as they came
   * @param instants those that the source holds as instants and not as text; null for the others
   */
  JudgedRow judged(String[] raw, Instant[] instants, boolean isCancelled) {
    JudgedRow row = new JudgedRow(source, isCancelled, new RowIdentifiers());
    row.setRowHash(Sha256.hex(fingerprint(raw), HASH_LENGTH));
    for (int i = 0; i < raw.length; i++) {
      row.setText(mapped.get(i), Values.trimmed(raw[i]));
      if (instants[i] != null) {
        row.put(mapped.get(i), instants[i]);
      }
    }
    for (AcceptedColumn column : columns) {
      type(row, column);
    }
    identifiers.read(row);
    rule.judge(row);
    return row;
  }

  /** All mapped values in one text, in which neither order nor missing values make a difference. */
  private String fingerprint(String[] raw) {
    StringBuilder text = new StringBuilder(subject);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != null) {
        text.append(SEPARATOR).append(mapped.get(i)).append('=').append(raw[i]);
      }
    }
    return text.toString();
  }

  private void type(JudgedRow row, AcceptedColumn column) {
    String name = column.name();
    String text = row.text(name);
    if (text == null) {
      row.problemIf(column.isRequired() && mapped.contains(name), name, "missing");
      return;
    }
    switch (column.kind()) {
      case TEXT, IDENTIFIER -> row.put(name, text);
      case INSTANT -> instant(row, name, text);
      case QUANTITY, MONEY -> {
        Object number = Values.decimal(text);
        row.put(name, number);
        boolean isNumber = number != null || Values.isNumber(text);
        row.problemIf(number == null, name, isNumber ? "out of range" : "not a number");
      }
      case WHOLE -> typed(row, name, Values.whole(text), "not a whole number");
      case FLAG -> typed(row, name, Values.flag(text), "not true or false");
    }
  }

  private void instant(JudgedRow row, String name, String text) {
    if (row.value(name) == null) {
      typed(row, name, moments.read(text), "not a timestamp");
    }
    Instant instant = row.instant(name);
    row.problemIf(instant != null && !moments.isInRange(instant), name, "out of range");
  }

  private static void typed(JudgedRow row, String name, Object value, String problem) {
    row.put(name, value);
    row.problemIf(value == null, name, problem);
  }
}
