package io.filrouge.batch.sources;

import io.filrouge.batch.tables.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What rows of a source are about. */
public enum SourceEntity {
  ORDERS(OrderColumns.ACCEPTED),
  PRODUCTS(ProductColumns.ACCEPTED),
  CUSTOMER_RECORDS(CustomerRecordColumns.ACCEPTED),
  WEB_EVENTS(WebEventColumns.ACCEPTED);

  /** Entities that have a table in the design and no intake yet. */
  private static final Set<String> LATER =
      Set.of(
          "message_events",
          "service_cases",
          "survey_answers",
          "reviews",
          "loyalty_movements",
          "referrals",
          "consent_events");

  private final List<AcceptedColumn> columns;

  SourceEntity(List<AcceptedColumn> columns) {
    this.columns = columns;
  }

  /** The name in configuration and tables. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public List<AcceptedColumn> columns() {
    return columns;
  }

  Set<String> columnNames() {
    return columns.stream().map(AcceptedColumn::name).collect(Collectors.toSet());
  }

  /** The entity of a name, or a failure that names the key {@code sources.NAME}. */
  static SourceEntity ofWireName(String name) {
    List<String> names = Arrays.stream(values()).map(SourceEntity::wireName).toList();
    if (names.contains(name)) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
    if (LATER.contains(name)) {
      throw Failure.configuration(
          "Cannot use sources."
              + name
              + ": this version does not take in "
              + name
              + " yet; leave the section out, accepted are "
              + String.join(", ", names));
    }
    throw Failure.configuration(
        "Cannot use sources."
            + name
            + ": there is no such entity; "
            + NearName.remedy(name, names));
  }
}
