package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.IdentityMerges;
import io.filrouge.batch.tables.LakePlace;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.SegmentMemberships;
import io.filrouge.batch.tables.TableReader;
import io.filrouge.batch.tables.TableRow;
import io.filrouge.settings.Failure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One customer on one screen, without personal data.
 *
 * @param customerId the customer; not the id asked for where that one was merged away
 * @param current the row of customer_360
 * @param text the card
 */
record CustomerCard(String customerId, TableRow current, String text) {
  private static final int ORDERS = 5;
  private static final int ENDED_STAYS = 5;

  /**
   * Reads a customer's card from the lake.
   *
   * @throws Failure when nobody has this id
   */
  static CustomerCard read(LakePlace lake, String id) {
    String customerId = survivor(lake, id);
    List<TableRow> found = rows(TableReader.open(lake, Customer360.CONTRACT), customerId);
    if (found.isEmpty()) {
      throw Failure.input(
          "Cannot find customer "
              + id
              + " in lake "
              + lake
              + "; 'filrouge show customer_360 --columns customer_id' lists ids");
    }
    StringBuilder text = new StringBuilder();
    if (!customerId.equals(id)) {
      text.append(id).append(" was merged into ").append(customerId).append('\n');
    }
    CardText.append(text, found.get(0));
    CardText.appendOrders(text, lastOrders(lake, customerId));
    CardText.appendSegments(text, segments(lake, customerId));
    return new CustomerCard(customerId, found.get(0), text.toString());
  }

  private static String survivor(LakePlace lake, String id) {
    String current = id;
    for (String next = mergedInto(lake, id); next != null; next = mergedInto(lake, next)) {
      current = next;
    }
    return current;
  }

  private static String mergedInto(LakePlace lake, String id) {
    List<TableRow> merges = new ArrayList<>();
    TableReader.open(lake, IdentityMerges.CONTRACT)
        .forEachWhere("retired_customer_id", id, merges::add);
    return merges.stream()
        .max(Comparator.comparing(row -> row.value("as_of_date").toString()))
        .map(row -> row.value("customer_id").toString())
        .orElse(null);
  }

  private static List<TableRow> lastOrders(LakePlace lake, String customerId) {
    return rows(TableReader.open(lake, Orders.CONTRACT), customerId).stream()
        .sorted(
            Comparator.comparing((TableRow row) -> row.value("ordered_at").toString()).reversed())
        .limit(ORDERS)
        .toList();
  }

  /** The stays that last, and the few that ended last. */
  private static List<TableRow> segments(LakePlace lake, String customerId) {
    List<TableRow> stays = rows(TableReader.open(lake, SegmentMemberships.CONTRACT), customerId);
    Stream<TableRow> lasting =
        stays.stream().filter(stay -> stay.value("left_on") == null).sorted(by("segment"));
    Stream<TableRow> ended =
        stays.stream()
            .filter(stay -> stay.value("left_on") != null)
            .sorted(by("segment"))
            .sorted(by("left_on").reversed())
            .limit(ENDED_STAYS);
    return Stream.concat(lasting.sorted(by("segment_type")), ended).toList();
  }

  private static Comparator<TableRow> by(String column) {
    return Comparator.comparing(row -> row.value(column).toString());
  }

  private static List<TableRow> rows(TableReader reader, String customerId) {
    List<TableRow> rows = new ArrayList<>();
    reader.forEachWhere("customer_id", customerId, rows::add);
    return rows;
  }

  /** The words and figures of the card. */
  private static final class CardText {

    static void append(StringBuilder text, TableRow row) {
      line(text, "customer %s as of %s", row.value("customer_id"), row.value("as_of_date"));
      line(
          text, "  stage      %s: %s", row.value("lifecycle_stage"), row.value("lifecycle_reason"));
      if (isAny(row, "country", "region", "urbanity", "age_band")) {
        line(
            text,
            "  who        %s, %s, %s; age %s",
            text(row, "country"),
            text(row, "region"),
            text(row, "urbanity"),
            text(row, "age_band"));
      }
      line(
          text,
          "  bought     %s orders on %s days, net %s %s (gross %s, returned %s), %s products in %s"
              + " categories",
          row.value("order_count"),
          row.value("purchase_day_count"),
          row.value("net_amount"),
          row.value("currency"),
          row.value("gross_amount"),
          row.value("returned_amount"),
          row.value("product_count"),
          row.value("category_count"));
      line(
          text,
          "  value      %.2f expected in a year (80 %% between %.2f and %.2f), percentile %.0f,"
              + " Pareto class %s, %s",
          row.value("ltv_amount"),
          row.value("ltv_low"),
          row.value("ltv_high"),
          row.value("ltv_percentile"),
          text(row, "pareto_class"),
          row.value("ltv_eligibility"));
      line(
          text,
          "  churn      %.0f %% for no purchase within the horizon, percentile %.0f; next order"
              + " expected %s",
          100 * (Double) row.value("churn_probability"),
          row.value("churn_percentile"),
          text(row, "next_order_expected_date"));
      appendReasons(text, (List<?>) row.value("churn_reasons"));
      line(
          text,
          "  rfm        %s (recency %s, frequency %s, monetary %s)",
          text(row, "rfm_segment"),
          text(row, "rfm_recency"),
          text(row, "rfm_frequency"),
          text(row, "rfm_monetary"));
      line(
          text,
          "  likes      %s; %s, weekday %s at %s h; interests %s; habits %s",
          text(row, "favourite_category"),
          text(row, "preferred_channel"),
          text(row, "preferred_weekday"),
          text(row, "preferred_hour"),
          texts(row, "interests"),
          texts(row, "habits"));
      if (row.value("prospect_engagement") != null) {
        line(
            text,
            "  prospect   %s: %s points, %s sessions, %s products viewed, %s put into a cart in 30"
                + " days",
            row.value("prospect_engagement"),
            row.value("prospect_engagement_score"),
            row.value("web_session_count_30d"),
            row.value("product_view_count_30d"),
            row.value("cart_add_count_30d"));
      }
      appendContacts(text, row);
      line(
          text,
          "  reach      e-mail %s, text %s, push %s%s%s",
          row.value("is_email_allowed"),
          row.value("is_sms_allowed"),
          row.value("is_push_allowed"),
          Boolean.TRUE.equals(row.value("is_holdout")) ? ", held out" : "",
          row.value("do_not_contact_until") == null
              ? ""
              : ", no message until " + row.value("do_not_contact_until"));
    }

    private static void appendReasons(StringBuilder text, List<?> reasons) {
      if (reasons == null || reasons.isEmpty()) {
        return;
      }
      String told =
          reasons.stream()
              .map(Map.class::cast)
              .map(
                  reason ->
                      String.format(
                          Locale.ROOT,
                          "%s %+.2f",
                          reason.get("feature"),
                          (Double) reason.get("contribution")))
              .collect(Collectors.joining(", "));
      line(text, "  why        %s to the log-odds of a typical customer", told);
    }

    static void appendOrders(StringBuilder text, List<TableRow> orders) {
      for (TableRow order : orders) {
        line(
            text,
            "  order      %s  %s  %s %s%s",
            order.value("order_date"),
            order.value("source"),
            order.value("net_amount"),
            order.value("currency"),
            Boolean.TRUE.equals(order.value("is_cancelled")) ? "  cancelled" : "");
      }
    }

    static void appendSegments(StringBuilder text, List<TableRow> segments) {
      for (TableRow stay : segments) {
        line(
            text,
            "  segment    %s %s since %s%s: %s",
            stay.value("segment_type"),
            stay.value("segment"),
            stay.value("entered_on"),
            stay.value("left_on") == null ? "" : " until " + stay.value("left_on"),
            stay.value("entered_reason"));
      }
    }

    /** A line for each kind of contact of which anything is known. */
    private static void appendContacts(StringBuilder text, TableRow row) {
      if (row.value("is_email_reachable") != null || isAny(row, "message_sent_count_30d")) {
        line(
            text,
            "  contact    %s of %s messages opened in 30 days%s, days since one was: %s, e-mail %s;"
                + " answers by %s, opens at %s h",
            row.value("message_opened_count_30d"),
            row.value("message_sent_count_30d"),
            Boolean.TRUE.equals(row.value("is_message_fatigued")) ? " (tires of them)" : "",
            text(row, "days_since_last_response"),
            arrival(row.value("is_email_reachable")),
            text(row, "preferred_contact_channel"),
            text(row, "preferred_message_hour"));
      }
      if (isAny(row, "open_case_count") || row.value("case_solution_days_mean") != null) {
        line(
            text,
            "  service    %s cases open, %s in a year, solved in %s days, satisfaction %s",
            row.value("open_case_count"),
            row.value("case_opened_count_365d"),
            figure(row, "case_solution_days_mean"),
            figure(row, "case_satisfaction_mean"));
      }
      if (row.value("nps_score") != null || isAny(row, "review_count", "referral_count")) {
        line(
            text,
            "  voice      recommends with %s (%s, trend %s), %s reviews of %s (%s), %s referred of whom"
                + " %s bought",
            figure(row, "nps_score"),
            text(row, "nps_class"),
            figure(row, "nps_trend"),
            row.value("review_count"),
            figure(row, "review_rating_mean"),
            text(row, "review_tone"),
            row.value("referral_count"),
            row.value("referral_converted_count"));
      }
      if (row.value("loyalty_tier") != null || isAny(row, "points_balance")) {
        line(
            text,
            "  loyalty    tier %s, %s points",
            text(row, "loyalty_tier"),
            ((BigDecimal) row.value("points_balance")).stripTrailingZeros().toPlainString());
      }
    }

    /** Whether one of the columns is neither empty nor 0. */
    private static boolean isAny(TableRow row, String... columns) {
      return Arrays.stream(columns)
          .map(row::value)
          .anyMatch(
              value -> value instanceof Number number ? number.doubleValue() != 0 : value != null);
    }

    private static String arrival(Object isReachable) {
      if (isReachable == null) {
        return "not tried";
      }
      return Boolean.TRUE.equals(isReachable) ? "arrives" : "bounces";
    }

    private static String figure(TableRow row, String column) {
      Double value = (Double) row.value(column);
      return value == null ? "-" : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String text(TableRow row, String column) {
      Object value = row.value(column);
      return value == null ? "-" : value.toString();
    }

    private static String texts(TableRow row, String column) {
      List<?> values = (List<?>) row.value(column);
      return values.isEmpty()
          ? "-"
          : values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static void line(StringBuilder text, String format, Object... values) {
      text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
  }
}
