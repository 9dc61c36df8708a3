package io.filrouge.batch.tables;

import io.filrouge.domain.quality.Verdict;
import java.util.Locale;

/**
 * What was found of one rule in one table.
 *
 * @param value rows that break it, or the figure that was compared
 * @param words what is wrong, short; for a comparison also what is right
 * @param rows some rows that break it, by key; empty where there are none or they may not be named
 */
record Finding(
    String rule,
    QualityRule.Severity severity,
    boolean isPassed,
    double value,
    String words,
    String rows) {

  /** A rule about single rows. */
  static Finding ofRows(String rule, QualityRule.Severity severity, long brokenRows) {
    return new Finding(rule, severity, brokenRows == 0, brokenRows, brokenRows + " rows", "");
  }

  /** A comparison, which warns or fails by how far it is off. */
  static Finding compared(String rule, Verdict verdict, double value, String words) {
    QualityRule.Severity severity =
        verdict == Verdict.FAIL ? QualityRule.Severity.FAIL : QualityRule.Severity.WARN;
    return new Finding(rule, severity, verdict == Verdict.GOOD, value, words, "");
  }

  /** A comparison that forbids the publication when it is off at all. */
  static Finding mustBe(String rule, double difference, String words) {
    return new Finding(rule, QualityRule.Severity.FAIL, difference == 0, difference, words, "");
  }

  Finding suchAs(String someRows) {
    return new Finding(rule, severity, isPassed, value, words, someRows);
  }

  /** Whether it forbids the publication. */
  boolean forbids() {
    return !isPassed && severity == QualityRule.Severity.FAIL;
  }

  QualityResult result(String job, String subject) {
    return new QualityResult(
        job, subject, rule, severity.name().toLowerCase(Locale.ROOT), isPassed, value, detail());
  }

  private String detail() {
    if (isPassed) {
      return null;
    }
    return rows.isEmpty() ? words : words + ", such as " + rows;
  }
}
