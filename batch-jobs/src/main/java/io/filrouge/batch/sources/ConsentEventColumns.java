package io.filrouge.batch.sources;

import static io.filrouge.batch.sources.AcceptedColumn.Kind.FLAG;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.INSTANT;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.TEXT;
import static io.filrouge.batch.sources.AcceptedColumn.optional;
import static io.filrouge.batch.sources.AcceptedColumn.required;

import java.util.List;

/** What a source of consent events can say: one row a decision about a channel and a purpose. */
public final class ConsentEventColumns {
  public static final String EVENT_ID = "event_id";
  public static final String OCCURRED_AT = "occurred_at";
  public static final String CHANNEL = "channel";
  public static final String PURPOSE = "purpose";
  public static final String IS_GRANTED = "is_granted";

  static final List<AcceptedColumn> ACCEPTED =
      PersonColumns.with(
          required(OCCURRED_AT, INSTANT),
          required(CHANNEL, TEXT),
          required(IS_GRANTED, FLAG),
          optional(EVENT_ID, TEXT),
          optional(PURPOSE, TEXT),
          optional("known_at", INSTANT));

  private ConsentEventColumns() {}
}
