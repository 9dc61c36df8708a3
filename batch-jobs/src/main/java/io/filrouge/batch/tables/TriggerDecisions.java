package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

import java.util.List;

/** What the stream decided about abandoned carts. */
public final class TriggerDecisions {
  public static final TableContract CONTRACT =
      TriggerTable.withRecord(
              TriggerTable.of(
                      "trigger_decisions",
                      "One row a decision about a step of a sequence, to send or not, from the topic trigger-decisions, as each night took it in.")
                  .key("trigger_id", "decided_at", "outcome")
                  .required("episode_started_at", INSTANT, "first activity of the cart's episode")
                  .required("abandoned_at", INSTANT, "last activity plus the idle timeout")
                  .required("decided_at", INSTANT, "event time of the decision")
                  .required("outcome", TEXT, "send, suppressed or postponed")
                  .optional("reason", TEXT, "why; empty for a plain send")
                  .optional("channel", TEXT, "email, sms or push; empty when nothing is sent")
                  .optional("offer", TEXT, "the offer of the step")
                  .optional(
                      "send_at", INSTANT, "when to send, or to decide again; empty if suppressed"))
          .oneOf("outcome", List.of("send", "suppressed", "postponed"))
          .build();

  private TriggerDecisions() {}
}
