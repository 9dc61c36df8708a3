package io.filrouge.batch.sources;

import static io.filrouge.batch.sources.AcceptedColumn.Kind.INSTANT;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.QUANTITY;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.TEXT;
import static io.filrouge.batch.sources.AcceptedColumn.optional;
import static io.filrouge.batch.sources.AcceptedColumn.required;

import java.util.List;

/** What a source of service cases can say: one row a case or a version of it. */
public final class ServiceCaseColumns {
  public static final String CASE_ID = "case_id";
  public static final String OPENED_AT = "opened_at";
  public static final String SOLVED_AT = "solved_at";
  public static final String SATISFACTION = "satisfaction";

  static final List<AcceptedColumn> ACCEPTED =
      PersonColumns.with(
          required(OPENED_AT, INSTANT),
          optional(CASE_ID, TEXT),
          optional(SOLVED_AT, INSTANT),
          optional("channel", TEXT),
          optional("topic", TEXT),
          optional(SATISFACTION, QUANTITY),
          optional("updated_at", INSTANT),
          optional("known_at", INSTANT));

  private ServiceCaseColumns() {}
}
