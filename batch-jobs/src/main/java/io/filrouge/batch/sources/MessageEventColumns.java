package io.filrouge.batch.sources;

import static io.filrouge.batch.sources.AcceptedColumn.Kind.INSTANT;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.TEXT;
import static io.filrouge.batch.sources.AcceptedColumn.optional;
import static io.filrouge.batch.sources.AcceptedColumn.required;

import java.util.List;

/** What a source of message events can say: one row an event of a message. */
public final class MessageEventColumns {
  public static final String EVENT_ID = "event_id";
  public static final String EVENT_TYPE = "event_type";
  public static final String OCCURRED_AT = "occurred_at";
  public static final String CHANNEL = "channel";

  static final List<AcceptedColumn> ACCEPTED =
      PersonColumns.with(
          required(EVENT_TYPE, TEXT),
          required(OCCURRED_AT, INSTANT),
          optional(EVENT_ID, TEXT),
          optional(CHANNEL, TEXT),
          optional("message_id", TEXT),
          optional("campaign", TEXT),
          optional("known_at", INSTANT));

  private MessageEventColumns() {}
}
