package io.filrouge.batch.tables;

/**
 * A condition that every row of a table fulfils.
 *
 * @param name what the rule is called in {@code quality_results}, such as {@code
 *     churn_probability_in_unit_interval}
 * @param condition a Spark SQL condition over the table's columns; a row for which it is false or
 *     null breaks the rule
 * @param severity whether a broken rule stops the publication
 */
public record QualityRule(String name, String condition, Severity severity) {

  /** What a broken rule leads to. */
  public enum Severity {
    WARN,
    FAIL
  }

  /** A rule without which nothing is published. */
  public static QualityRule mustHold(String name, String condition) {
    return new QualityRule(name, condition, Severity.FAIL);
  }

  /** A rule that is reported when it is broken, and stops nothing. */
  public static QualityRule shouldHold(String name, String condition) {
    return new QualityRule(name, condition, Severity.WARN);
  }
}
