package io.filrouge.batch.tables;

/** What customers allowed and forbade, as it happened. */
public final class ConsentEvents {
  public static final TableContract CONTRACT =
      HappeningTable.of(
              "consent_events",
              "One row a decision of a person about a channel and a purpose.",
              "event_id",
              "occurred_at")
          .oneOf("channel", MessageEvents.CHANNELS, "the channel")
          .required("purpose", ColumnTypes.TEXT, "what for; marketing where the source names none")
          .required("is_granted", ColumnTypes.FLAG, "allowed, or forbidden")
          .build();

  private ConsentEvents() {}
}
