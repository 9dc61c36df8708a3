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
  public static QualityResult count(String job, String subject, String what, double value) {
    return new QualityResult(job, subject, what, "info", true, value, null);
  }

  /** Whether a rule that forbids a publication is broken. */
  public boolean forbids() {
    return !isPassed && severity.equals("fail");
  }

  /** Whether a rule is broken that forbids nothing. */
  public boolean warns() {
    return !isPassed && severity.equals("warn");
  }

  /** Whether both are a job's answer to one question, the key of {@code quality_results}. */
  boolean isAboutTheSameAs(QualityResult other) {
    return job.equals(other.job) && subject.equals(other.subject) && rule.equals(other.rule);
  }

  /** A line for somebody who reads how a job went, as in {@code cleansed/orders: ...}. */
  public String line() {
    return subject + ": " + rule + (detail == null ? "" : " (" + detail + ")");
  }
}
