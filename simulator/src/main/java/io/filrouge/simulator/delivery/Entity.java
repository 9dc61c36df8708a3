package io.filrouge.simulator.delivery;

import java.util.List;

/** The kinds of files the shop delivers; the first column of each names the row. */
enum Entity {
  ORDERS(
      "orders",
      "csv",
      "order_id,line_id,customer_key,ordered_at,product_id,product_name,category,quantity,"
          + "unit_price,discount_amount,currency,channel,store_id,country,status,"
          + "returned_order_id,loyalty_card,email,known_at"),
  PRODUCTS("products", "csv", "product_id,product_name,category,unit_price,currency,known_at"),
  CUSTOMERS(
      "customers",
      "csv",
      "record_id,customer_key,email,phone,loyalty_card,country,postcode,birth_year,"
          + "registered_at,is_email_allowed,is_sms_allowed,is_push_allowed,known_at"),
  WEB_EVENTS(
      "web_events",
      "jsonl",
      "event_id,event_type,occurred_at,visitor_id,customer_key,session_id,cart_id,order_id,"
          + "product_id,quantity,unit_price,channel,known_at"),
  MESSAGE_EVENTS(
      "message_events",
      "csv",
      "event_id,event_type,occurred_at,email,channel,message_id,campaign,known_at"),
  SERVICE_CASES(
      "service_cases",
      "csv",
      "case_id,customer_key,opened_at,solved_at,channel,topic,satisfaction,known_at"),
  SURVEY_ANSWERS(
      "survey_answers", "csv", "answer_id,customer_key,answered_at,survey,score,comment,known_at"),
  REVIEWS(
      "reviews",
      "csv",
      "review_id,customer_key,reviewed_at,rating,product_id,is_verified,known_at"),
  LOYALTY_MOVEMENTS(
      "loyalty_movements",
      "csv",
      "movement_id,loyalty_card,occurred_at,movement_type,points,tier,known_at"),
  REFERRALS("referrals", "csv", "referral_id,customer_key,referred_at,referred_email,known_at"),
  CONSENT_EVENTS(
      "consent_events",
      "csv",
      "event_id,customer_key,occurred_at,channel,purpose,is_granted,known_at");

  private final String folder;
  private final String extension;

  /** Both lists are copies that nobody can change. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> columns;

  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Json.Member> members;

  Entity(String folder, String extension, String columns) {
    this.folder = folder;
    this.extension = extension;
    this.columns = List.of(columns.split(","));
    this.members = this.columns.stream().map(Entity::member).toList();
  }

  private static Json.Member member(String column) {
    return Json.Member.of(column, column.equals("quantity") || column.equals("unit_price"));
  }

  String folder() {
    return folder;
  }

  /** The file of a day or month, below the folder of all files: orders/orders-2025-03.csv. */
  String file(String period) {
    return folder + "/" + folder + "-" + period + "." + extension;
  }

  boolean isCsv() {
    return extension.equals("csv");
  }

  int column(String name) {
    int index = columns.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("Cannot find the column: " + folder + "." + name);
    }
    return index;
  }

  int width() {
    return columns.size();
  }

  /** The first line of each file, empty for JSON lines. */
  String header() {
    return isCsv() ? String.join(",", columns) + "\n" : "";
  }

  /** One row as a line without its end. */
  String line(List<String> values) {
    return isCsv() ? Csv.line(values) : Json.line(members, values);
  }
}
