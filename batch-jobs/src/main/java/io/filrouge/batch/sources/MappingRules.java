package io.filrouge.batch.sources;

import io.filrouge.batch.tables.Failure;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which of an entity's columns a source must map, and that it maps no others. */
final class MappingRules {
  private static final Set<SourceEntity> PERSONS_BY_RULES_OF_THEIR_OWN =
      EnumSet.of(SourceEntity.ORDERS, SourceEntity.WEB_EVENTS);

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
    if (entity == SourceEntity.ORDERS) {
      requireAmount(section, columns);
    }
    if (entity == SourceEntity.WEB_EVENTS
        && !columns.containsKey(WebEventColumns.VISITOR_ID)
        && !columns.containsKey(WebEventColumns.CUSTOMER_KEY)) {
      throw missing(section, WebEventColumns.VISITOR_ID, "map it, or customer_key");
    }
    requirePerson(entity, section, columns);
  }

  /** Where no column that must be there names a person, one of those that may must be mapped. */
  private static void requirePerson(
      SourceEntity entity, ConfigSection section, Map<String, String> columns) {
    boolean canNamePersons = entity.columnNames().containsAll(PersonColumns.NAMES);
    boolean mustNameOne = canNamePersons && !PERSONS_BY_RULES_OF_THEIR_OWN.contains(entity);
    if (mustNameOne && PersonColumns.NAMES.stream().noneMatch(columns::containsKey)) {
      throw missing(
          section, "customer_key", "map it, or account, loyalty_card, email, phone or visitor_id");
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
