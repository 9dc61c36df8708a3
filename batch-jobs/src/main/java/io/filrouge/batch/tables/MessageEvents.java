package io.filrouge.batch.tables;

import java.util.List;

/** What became of the messages that customers were sent. */
public final class MessageEvents {
  /** What can happen to a message. */
  public static final List<String> TYPES =
      List.of("sent", "delivered", "opened", "clicked", "bounced", "unsubscribed", "complained");

  /** By which way a message goes. */
  public static final List<String> CHANNELS = List.of("email", "sms", "push", "post", "phone");

  /** Those whose messages count for the caps; letters and calls are rare and planned. */
  public static final List<String> CAPPED_CHANNELS = List.of("email", "sms", "push");

  public static final TableContract CONTRACT =
      HappeningTable.of(
              "message_events",
              "One row an event of a message: e-mail, text or push.",
              "event_id",
              "occurred_at")
          .oneOf("event_type", TYPES, "what happened")
          .oneOf("channel", CHANNELS, "the channel")
          .optional("message_id", ColumnTypes.TEXT, "the message")
          .optional("campaign", ColumnTypes.TEXT, "the campaign it belongs to")
          .build();

  private MessageEvents() {}
}
