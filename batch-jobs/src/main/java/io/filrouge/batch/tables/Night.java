package io.filrouge.batch.tables;

import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The one clock of a batch run: the day whose end is "now", in the shop's time zone. The session's
 * time zone is the shop's, so that dates and timestamps compare in it.
 */
public record Night(LocalDate asOf, ZoneId zone) {

  /** The day as a literal. */
  public Column date() {
    return functions.lit(java.sql.Date.valueOf(asOf));
  }

  /** The first instant that is not seen any more: the start of the next day in the shop's zone. */
  public Column end() {
    return functions.lit(asOf.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** Whether a row had happened and was known by the end of this day. */
  public Column sees(String happenedAt, String knownAt) {
    return functions
        .col(happenedAt)
        .lt(end())
        .and(functions.col(knownAt).isNull().or(functions.col(knownAt).lt(end())));
  }

  /** The same for a row of a table that keeps the nights that took its rows in. */
  public Column seesTakenIn(String happenedAt) {
    return functions.col("taken_on").leq(date()).and(sees(happenedAt, "known_at"));
  }

  /**
   * Rows that a later night has taken in, as if none of them had come in after this one: whether
   * they are seen is then a matter of when they happened and when the shop learnt of them alone.
   */
  public Dataset<Row> inHindsight(Dataset<Row> rows, Night later) {
    Column takenOn = functions.col("taken_on");
    return rows.where(takenOn.leq(later.date()))
        .withColumn("taken_on", functions.least(takenOn, date()));
  }

  /**
   * The rows of a table by nights that this night sees and an earlier one did not: those taken in
   * since, and those that were taken in before they had happened or were known.
   */
  public Dataset<Row> newlySeen(Dataset<Row> rows, String happenedAt, Night earlier) {
    Column takenBefore = functions.col("taken_on").leq(earlier.date());
    Dataset<Row> seen = rows.where(seesTakenIn(happenedAt));
    // Two reads: the first passes over whole parts, the second over files whose times end before.
    return seen.where(functions.not(takenBefore))
        .unionAll(seen.where(takenBefore).where(earlier.doesNotSee(happenedAt, "known_at")));
  }

  private Column doesNotSee(String happenedAt, String knownAt) {
    return functions.col(happenedAt).geq(end()).or(functions.col(knownAt).geq(end()));
  }

  @Override
  public String toString() {
    return asOf.toString();
  }
}
