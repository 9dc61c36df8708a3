package io.filrouge.batch.report.figures;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * One person's relationship with the shop.
 *
 * @param current the row of customer_360, by column
 * @param reasons why the scores are what they are, those that moved them most first
 * @param stays the segments that the person is in, and was in
 * @param decisions of the stream whether to remind of a cart, newest first
 * @param moments what happened, newest first
 * @param since what happened before this day is not told
 * @param contacts the golden record; empty unless it was asked for: personal data
 */
public record CustomerStory(
    Map<String, Object> current,
    List<Reason> reasons,
    List<Stay> stays,
    List<Decision> decisions,
    List<Moment> moments,
    LocalDate since,
    List<Contact> contacts,
    ZoneId zone) {

  public CustomerStory {
    reasons = List.copyOf(reasons);
    stays = List.copyOf(stays);
    decisions = List.copyOf(decisions);
    moments = List.copyOf(moments);
    contacts = List.copyOf(contacts);
  }

  public String customerId() {
    return text("customer_id");
  }

  public LocalDate asOf() {
    return day("as_of_date");
  }

  /** A column of customer_360 as text; empty where it is. */
  public String text(String column) {
    Object value = current.get(column);
    return value == null ? "" : value.toString();
  }

  /** A column of customer_360 as a number; not a number where it is empty. */
  public double number(String column) {
    return current.get(column) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  public boolean is(String column) {
    return Boolean.TRUE.equals(current.get(column));
  }

  /** A column of customer_360 as a day; null where it is empty. */
  public LocalDate day(String column) {
    return (LocalDate) current.get(column);
  }

  /**
   * What moved a score.
   *
   * @param score churn or ltv
   * @param contribution in log-odds for churn and in money for ltv, against the typical customer
   * @param words in English
   */
  public record Reason(String score, String feature, double contribution, String words) {}

  /**
   * A stay in a segment.
   *
   * @param leftOn null while it lasts
   */
  public record Stay(
      String type, String segment, LocalDate enteredOn, LocalDate leftOn, String reason) {}

  /**
   * A decision about a step of a sequence.
   *
   * @param channel empty where nothing is sent
   */
  public record Decision(
      Moment moment, String campaign, long step, String outcome, String reason, String channel) {}

  /**
   * A field of the golden record.
   *
   * @param survivedBy the rule that chose the value
   */
  public record Contact(String field, String value, String source, String survivedBy) {}
}
