package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.NUMBER;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

import java.util.List;

/** What customers asked of the service, and how it ended. */
public final class ServiceCases {
  private static final VersionedTables TABLES =
      new VersionedTables(
          "service_cases",
          "case_id",
          List.of(
              Column.required("opened_at", INSTANT, "when the case was opened"),
              Column.optional("solved_at", INSTANT, "when it was solved; empty: it is open"),
              Column.optional("channel", TEXT, "by which way the customer came"),
              Column.optional("topic", TEXT, "what it was about"),
              Column.optional("satisfaction", NUMBER, "of the customer, 1 to 5")),
          List.of(
              QualityRule.mustHold(
                  "solved_after_opened", "solved_at is null or solved_at >= opened_at"),
              QualityRule.mustHold(
                  "satisfaction_within_1_and_5",
                  "satisfaction is null or satisfaction between 1 and 5")));

  public static final TableContract STAGED = TABLES.staged();
  public static final TableContract CONTRACT =
      TABLES.cleansed("One row a case, in its latest version known by the night.");

  private ServiceCases() {}
}
