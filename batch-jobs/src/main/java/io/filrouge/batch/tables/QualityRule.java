package io.filrouge.batch.tables;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition that every row of a table fulfils.
 *
 * @param name what the rule is called in {@code quality_results}, such as {@code
 *     churn_probability_within_0_and_1}
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

  /** A range, its ends included, that a column must lie in where it may be empty and is not. */
  static QualityRule between(Column column, double low, double high) {
    return mustHold(
        column.name() + "_within_" + plain(low) + "_and_" + plain(high),
        whereFilled(column) + " between " + plain(low) + " and " + plain(high));
  }

  /** A few values, of which a column must have one where it may be empty and is not. */
  static QualityRule oneOf(Column column, List<String> values) {
    String accepted =
        values.stream().map(value -> "'" + value + "'").collect(Collectors.joining(", "));
    return mustHold(column.name() + "_accepted", whereFilled(column) + " in (" + accepted + ")");
  }

  private static String whereFilled(Column column) {
    return (column.isNullable() ? column.name() + " is null or " : "") + column.name();
  }

  // 0, 0.5, and 1e12, as SQL reads them.
  private static String plain(double number) {
    BigDecimal digits = BigDecimal.valueOf(number).stripTrailingZeros();
    return digits.scale() < -6 ? digits.toString().replace("E+", "e") : digits.toPlainString();
  }
}
