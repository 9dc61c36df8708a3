package io.filrouge.simulator.delivery;

import io.filrouge.simulator.chance.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The ways in which a row is broken, each with the reason that a platform must give for it.
 *
 * <p>A broken row is a further row: a copy of a good one under an id of its own, so that it neither
 * hides a good row nor looks like its duplicate.
 */
enum Fault {
  CUSTOMER_KEY_BLANK(Entity.ORDERS, "customer_key", "missing", ""),
  ORDERED_AT_GARBLED(Entity.ORDERS, "ordered_at", "not a timestamp", "31.02.2025 25:61"),
  ORDERED_AT_BLANK(Entity.ORDERS, "ordered_at", "missing", ""),
  QUANTITY_TEXT(Entity.ORDERS, "quantity", "not a number", "two"),
  UNIT_PRICE_NEGATIVE(Entity.ORDERS, "unit_price", "negative", "-9.99"),
  UNIT_PRICE_TEXT(Entity.ORDERS, "unit_price", "not a number", "on request"),
  CURRENCY_UNKNOWN(Entity.ORDERS, "currency", "no exchange rate", "XXX"),
  ORDER_FIELDS_LOST(Entity.ORDERS, "row", "malformed", null),
  ORDER_FIELDS_ADDED(Entity.ORDERS, "row", "malformed", null),
  PRODUCT_ID_BLANK(Entity.PRODUCTS, "product_id", "missing", ""),
  PRODUCT_FIELDS_LOST(Entity.PRODUCTS, "row", "malformed", null),
  PRODUCT_FIELDS_ADDED(Entity.PRODUCTS, "row", "malformed", null),
  IDENTIFIERS_BLANK(Entity.CUSTOMERS, "record_id", "missing", ""),
  CUSTOMER_FIELDS_LOST(Entity.CUSTOMERS, "row", "malformed", null),
  CUSTOMER_FIELDS_ADDED(Entity.CUSTOMERS, "row", "malformed", null),
  LINE_CUT(Entity.WEB_EVENTS, "row", "malformed", null),
  EVENT_TYPE_UNKNOWN(Entity.WEB_EVENTS, "event_type", "not an accepted value", "page_hovered"),
  NOBODY(Entity.WEB_EVENTS, "visitor_id", "missing", ""),
  MESSAGE_TYPE_UNKNOWN(Entity.MESSAGE_EVENTS, "event_type", "not an accepted value", "read"),
  MESSAGE_TO_NOBODY(Entity.MESSAGE_EVENTS, "email", "missing", ""),
  MESSAGE_FIELDS_LOST(Entity.MESSAGE_EVENTS, "row", "malformed", null),
  MESSAGE_FIELDS_ADDED(Entity.MESSAGE_EVENTS, "row", "malformed", null),
  CASE_OF_NOBODY(Entity.SERVICE_CASES, "customer_key", "missing", ""),
  SOLVED_AT_GARBLED(Entity.SERVICE_CASES, "solved_at", "not a timestamp", "yesterday"),
  SATISFACTION_TOO_HIGH(Entity.SERVICE_CASES, "satisfaction", "out of range", "9"),
  SCORE_TOO_HIGH(Entity.SURVEY_ANSWERS, "score", "out of range", "11"),
  SCORE_BLANK(Entity.SURVEY_ANSWERS, "score", "missing", ""),
  SCORE_TEXT(Entity.SURVEY_ANSWERS, "score", "not a number", "ten"),
  RATING_TOO_LOW(Entity.REVIEWS, "rating", "out of range", "0"),
  REVIEW_OF_NOBODY(Entity.REVIEWS, "customer_key", "missing", ""),
  POINTS_BLANK(Entity.LOYALTY_MOVEMENTS, "points", "missing", ""),
  MOVEMENT_TYPE_UNKNOWN(Entity.LOYALTY_MOVEMENTS, "movement_type", "not an accepted value", "lost"),
  REFERRED_AT_BLANK(Entity.REFERRALS, "referred_at", "missing", ""),
  REFERRAL_OF_NOBODY(Entity.REFERRALS, "customer_key", "missing", ""),
  CONSENT_CHANNEL_UNKNOWN(Entity.CONSENT_EVENTS, "channel", "not an accepted value", "pigeon"),
  CONSENT_UNCLEAR(Entity.CONSENT_EVENTS, "is_granted", "not true or false", "maybe");

  private static final List<String> CUSTOMER_IDENTIFIERS =
      List.of("record_id", "customer_key", "email", "phone", "loyalty_card");
  private static final int FEWEST_FIELDS_LOST = 3;

  private final Entity entity;
  private final String column;
  private final String problem;
  private final String value;

  Fault(Entity entity, String column, String problem, String value) {
    this.entity = entity;
    this.column = column;
    this.problem = problem;
    this.value = value;
  }

  static Fault draw(Entity entity, Draws draws) {
    return draws.pick(Arrays.stream(values()).filter(fault -> fault.entity == entity).toList());
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The column the platform must name; {@code row} when no column can be told. */
  String column() {
    return column;
  }

  /** What the platform must write: the column, a colon, the problem. */
  String reason() {
    return column + ": " + problem;
  }

  /** The broken line, made of a good row's values. */
  String line(Row row, Draws draws) {
    List<String> values = new ArrayList<>(row.values());
    values.set(0, brokenId(values.get(0)));
    return switch (this) {
      case ORDER_FIELDS_LOST, PRODUCT_FIELDS_LOST, CUSTOMER_FIELDS_LOST, MESSAGE_FIELDS_LOST ->
          entity.line(values.subList(0, values.size() - FEWEST_FIELDS_LOST + draws.below(2)));
      case ORDER_FIELDS_ADDED,
          PRODUCT_FIELDS_ADDED,
          CUSTOMER_FIELDS_ADDED,
          MESSAGE_FIELDS_ADDED -> {
        values.add(1 + draws.below(values.size() - 1), "stray");
        yield entity.line(values);
      }
      case LINE_CUT -> {
        String line = entity.line(values);
        yield line.substring(0, line.length() / 2 + draws.below(line.length() / 2 - 1));
      }
      default -> entity.line(replaced(values));
    };
  }

  private List<String> replaced(List<String> values) {
    values.set(entity.column(column), value);
    if (this == IDENTIFIERS_BLANK) {
      CUSTOMER_IDENTIFIERS.forEach(name -> values.set(entity.column(name), ""));
    }
    if (this == NOBODY) {
      values.set(entity.column("customer_key"), "");
    }
    return values;
  }

  /** The id under which the broken copy of a row goes. */
  static String brokenId(String id) {
    return id + "-X";
  }
}
