package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** Which triggers the stream took back. */
public final class TriggerCancellations {
  public static final TableContract CONTRACT =
      TriggerTable.withRecord(
              TriggerTable.of(
                      "trigger_cancellations",
                      "One row a trigger that was taken back, from the topic trigger-cancellations, as each night took it in.")
                  .key("trigger_id")
                  .required("send_at", INSTANT, "when the trigger was to be sent")
                  .required("cancelled_at", INSTANT, "time of the event that cancels")
                  .optional("known_at", INSTANT, "when that event became known")
                  .required("reason", TEXT, "why: purchased")
                  .optional("event_id", TEXT, "the event that cancels")
                  .optional("order_id", TEXT, "the order that event speaks of"))
          .build();

  private TriggerCancellations() {}
}
