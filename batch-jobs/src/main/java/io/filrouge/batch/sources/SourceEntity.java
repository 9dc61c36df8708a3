package io.filrouge.batch.sources;

import io.filrouge.settings.Failure;
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
  WEB_EVENTS(WebEventColumns.ACCEPTED),
  MESSAGE_EVENTS(MessageEventColumns.ACCEPTED),
  SERVICE_CASES(ServiceCaseColumns.ACCEPTED),
  SURVEY_ANSWERS(SurveyAnswerColumns.ACCEPTED),
  REVIEWS(ReviewColumns.ACCEPTED),
  LOYALTY_MOVEMENTS(LoyaltyMovementColumns.ACCEPTED),
  REFERRALS(ReferralColumns.ACCEPTED),
  CONSENT_EVENTS(ConsentEventColumns.ACCEPTED);

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
    throw Failure.configuration(
        "Cannot use sources."
            + name
            + ": there is no such entity; "
            + NearName.remedy(name, names));
  }
}
