package io.filrouge.batch.cleansed;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of a source while it is judged: what it says, each in its type, what is wrong with it,
 * and what follows from it.
 */
final class JudgedRow {
  private static final int MOST_COLUMNS = 64;

  private final String source;
  private final boolean isCancelled;
  private final RowIdentifiers identifiers;
  private final Map<String, String> texts = new HashMap<>(MOST_COLUMNS);
  private final Map<String, Object> values = new HashMap<>(MOST_COLUMNS);
  private final List<String> problems = new ArrayList<>(2);
  private String rowHash;

  /**
   * @param source the source's name
   * @param isCancelled whether the source's {@code cancelled-when} holds
   * @param identifiers who the row is about, read from its typed values
   */
  JudgedRow(String source, boolean isCancelled, RowIdentifiers identifiers) {
    this.source = source;
    this.isCancelled = isCancelled;
    this.identifiers = identifiers;
  }

  String source() {
    return source;
  }

  boolean isCancelled() {
    return isCancelled;
  }

  RowIdentifiers identifiers() {
    return identifiers;
  }

  /** A hash of all mapped values: equal for equal rows. */
  String rowHash() {
    return rowHash;
  }

  void setRowHash(String hash) {
    rowHash = hash;
  }

  /** What the source says in a column, without blanks around it; null for nothing. */
  String text(String column) {
    return texts.get(column);
  }

  void setText(String column, String text) {
    if (text != null) {
      texts.put(column, text);
    }
  }

  Object value(String column) {
    return values.get(column);
  }

  /** The column as text: what the source says, or what was put there instead. */
  String textValue(String column) {
    return (String) values.get(column);
  }

  BigDecimal number(String column) {
    return (BigDecimal) values.get(column);
  }

  Instant instant(String column) {
    return (Instant) values.get(column);
  }

  /** Puts a value where the table should have it; null takes it away. */
  void put(String column, Object value) {
    values.put(column, value);
  }

  /** Puts a value where the row has none. */
  void putIfAbsent(String column, Object value) {
    values.putIfAbsent(column, value);
  }

  /** Notes a reason of quarantine, as in {@code quantity: not a number}. */
  void problemIf(boolean condition, String column, String problem) {
    if (condition) {
      problems.add(column + ": " + problem);
    }
  }

  /** What is wrong, in the order in which it was found; empty for a good row. */
  List<String> problems() {
    return problems;
  }
}
