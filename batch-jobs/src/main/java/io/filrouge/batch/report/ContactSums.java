package io.filrouge.batch.report;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.report.figures.ChannelTotals;
import io.filrouge.batch.report.figures.Reminders;
import io.filrouge.batch.report.figures.SurveyDay;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.SurveyAnswers;
import io.filrouge.batch.tables.TriggerCancellations;
import io.filrouge.batch.tables.TriggerDecisions;
import java.sql.Date;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Adds up by which ways shop and customers meet. */
final class ContactSums {
  private static final int PROMOTER_FROM = 9;
  private static final int DETRACTOR_UP_TO = 6;

  private final Lake lake;
  private final Night night;
  private final LocalDate windowStart;

  /**
   * @param windowDays how long a purchase makes somebody active
   */
  ContactSums(Lake lake, Night night, int windowDays) {
    this.lake = lake;
    this.night = night;
    this.windowStart = night.asOf().minusDays(windowDays);
  }

  /** Purchases by channel, within the window and the one before, most of them first. */
  List<ChannelTotals> channels(int windowDays) {
    Column isInWindow = col("order_date").gt(Date.valueOf(windowStart));
    Column amount = col("net_amount").cast("double");
    return lake
        .read(Orders.CONTRACT)
        .where(col("is_purchase").and(not(col("is_cancelled"))))
        .where(col("order_date").gt(Date.valueOf(windowStart.minusDays(windowDays))))
        .groupBy(coalesce(col("channel"), lit("")).as("channel"))
        .agg(
            sum(when(isInWindow, 1L).otherwise(0L)).as("orders"),
            sum(when(isInWindow, amount).otherwise(0.0)),
            sum(when(isInWindow, 0L).otherwise(1L)),
            sum(when(isInWindow, 0.0).otherwise(amount)))
        .orderBy(col("orders").desc(), col("channel"))
        .collectAsList()
        .stream()
        .map(
            row ->
                new ChannelTotals(
                    row.getString(0),
                    row.getLong(1),
                    row.getDouble(2),
                    row.getLong(3),
                    row.getDouble(4)))
        .toList();
  }

  /** Answers to the survey of recommendation since a day. */
  List<SurveyDay> surveyDays(LocalDate since) {
    if (!lake.has(SurveyAnswers.CONTRACT)) {
      return List.of();
    }
    Column score = col("score");
    return lake
        .read(SurveyAnswers.CONTRACT)
        .where(col("survey").equalTo("nps").and(score.isNotNull()))
        .where(col("event_date").gt(Date.valueOf(since)).and(night.seesTakenIn("answered_at")))
        .groupBy("event_date")
        .agg(
            sum(when(score.geq(PROMOTER_FROM), 1L).otherwise(0L)),
            sum(when(score.leq(DETRACTOR_UP_TO), 1L).otherwise(0L)),
            count(lit(1)))
        .orderBy("event_date")
        .collectAsList()
        .stream()
        .map(
            row ->
                new SurveyDay(
                    row.getDate(0).toLocalDate(), row.getLong(1), row.getLong(2), row.getLong(3)))
        .toList();
  }

  /**
   * What was decided within the window about reminders of carts.
   *
   * @param attributionWindow a purchase so soon after a reminder may be its doing
   */
  Reminders reminders(Duration attributionWindow) {
    if (!lake.has(TriggerDecisions.CONTRACT)) {
      return Reminders.NONE;
    }
    Dataset<Row> decisions =
        lake.read(TriggerDecisions.CONTRACT)
            .where(col("taken_on").leq(night.date()))
            .where(col("decided_at").geq(Date.valueOf(windowStart.plusDays(1))));
    List<Reminders.Decisions> counts =
        decisions
            .groupBy(col("outcome"), coalesce(col("reason"), lit("")).as("reason"))
            .agg(count(lit(1)).as("decisions"))
            .orderBy(col("decisions").desc(), col("outcome"), col("reason"))
            .collectAsList()
            .stream()
            .map(row -> new Reminders.Decisions(row.getString(0), row.getString(1), row.getLong(2)))
            .toList();
    if (counts.stream().noneMatch(decision -> decision.outcome().equals("send"))) {
      return new Reminders(counts, 0, 0);
    }
    Row sent = sent(decisions, attributionWindow);
    return new Reminders(counts, sent.getLong(0), sent.getLong(1));
  }

  private Row sent(Dataset<Row> decisions, Duration attributionWindow) {
    Dataset<Row> sent =
        decisions
            .where(col("outcome").equalTo("send"))
            .join(
                lake.read(TriggerCancellations.CONTRACT)
                    .where(col("taken_on").leq(night.date()))
                    .select(col("trigger_id")),
                new String[] {"trigger_id"},
                "left_anti")
            .select(
                col("trigger_id"),
                col("customer_id").as("reminded"),
                coalesce(col("send_at"), col("decided_at")).as("sent_at"));
    Dataset<Row> orders =
        lake.read(Orders.CONTRACT)
            .where(col("is_purchase").and(not(col("is_cancelled"))))
            .where(col("order_date").gt(Date.valueOf(windowStart)))
            .select("customer_id", "ordered_at");
    Column until = col("sent_at").plus(lit(attributionWindow.toSeconds()).cast("interval second"));
    Column isAfter =
        col("customer_id")
            .equalTo(col("reminded"))
            .and(col("ordered_at").geq(col("sent_at")))
            .and(col("ordered_at").lt(until));
    return sent.join(orders, isAfter, "left")
        .agg(
            count_distinct(col("trigger_id")),
            count_distinct(when(col("customer_id").isNotNull(), col("trigger_id"))))
        .first();
  }
}
