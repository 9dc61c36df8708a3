package io.filrouge.batch.tables;

/**
 * What was counted or checked once.
 *
 * @param subject layer/table, or entity.source for the counts of ingestion
 * @param value rows that break the rule, or the count
 * @param detail in words, or null; never personal data
 */
public record QualityResult(
    String job,
    String subject,
    String rule,
    String severity,
    boolean isPassed,
    double value,
    String detail) {

  /** A count that is neither good nor bad. */
  public static QualityResult count(String job, String subject, String what, long value) {
    return new QualityResult(job, subject, what, "info", true, value, null);
  }
}
