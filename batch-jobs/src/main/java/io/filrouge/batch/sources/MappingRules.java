package io.filrouge.batch.sources;

import io.filrouge.settings.Failure;
import java.util.List;
import java.util.Map;

/** Which of an entity's columns a source must map, and that it maps no others. */
final class MappingRules {
  static void check(SourceEntity entity, ConfigSection section, Map<String, String> columns) {
    for (Map.Entry<String, String> column : columns.entrySet()) {
      if (!entity.columnNames().contains(column.getKey())) {
        throw Failure.configuration(
            "Cannot use "
                + section.key(column.getKey())
                + ": "
                + entity.wireName()
                + " have no such column; "
                + NearName.remedy(column.getKey(), entity.columnNames()));
      }
      if (column.getValue().isBlank()) {
        throw Failure.configuration(
            "Cannot use "
                + section.key(column.getKey())
                + ": it is empty; name a column of the source or an expression, or leave it out");
      }
    }
    for (AcceptedColumn accepted : entity.columns()) {
      if (accepted.isRequired()) {
        require(section, columns, accepted.name());
      }
    }
    switch (entity) {
      case ORDERS -> requireAmount(section, columns);
      case WEB_EVENTS ->
          requireOneOf(
              section, columns, List.of(WebEventColumns.VISITOR_ID, WebEventColumns.CUSTOMER_KEY));
      case MESSAGE_EVENTS,
          SERVICE_CASES,
          SURVEY_ANSWERS,
          REVIEWS,
          LOYALTY_MOVEMENTS,
          REFERRALS,
          CONSENT_EVENTS ->
          requireOneOf(section, columns, PersonColumns.NAMES);
      case PRODUCTS, CUSTOMER_RECORDS -> {
        // What they require says it all.
      }
    }
  }

  /** Somebody must be named by one of these. */
  private static void requireOneOf(
      ConfigSection section, Map<String, String> columns, List<String> names) {
    if (names.stream().noneMatch(columns::containsKey)) {
      String others = String.join(", ", names.subList(1, names.size()));
      throw missing(section, names.get(0), "map it, or " + others);
    }
  }

  private static void requireAmount(ConfigSection section, Map<String, String> columns) {
    if (columns.containsKey(OrderColumns.AMOUNT)) {
      return;
    }
    boolean hasQuantity = columns.containsKey(OrderColumns.QUANTITY_OF_PIECES);
    boolean hasPrice = columns.containsKey(OrderColumns.UNIT_PRICE);
    if (!hasQuantity && !hasPrice) {
      throw missing(section, OrderColumns.AMOUNT, "map it, or quantity with unit_price");
    }
    if (!hasQuantity) {
      throw missing(section, OrderColumns.QUANTITY_OF_PIECES, "map it, or amount");
    }
    if (!hasPrice) {
      throw missing(section, OrderColumns.UNIT_PRICE, "map it, or amount");
    }
  }

  private static void require(ConfigSection section, Map<String, String> columns, String name) {
    if (!columns.containsKey(name)) {
      throw missing(section, name, "map it to a column of the source or an expression");
    }
  }

  private static Failure missing(ConfigSection section, String name, String remedy) {
    return Failure.configuration("Cannot read " + section.key(name) + ": it is missing; " + remedy);
  }

  private MappingRules() {}
}
