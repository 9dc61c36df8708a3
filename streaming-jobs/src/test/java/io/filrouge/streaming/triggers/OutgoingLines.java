package io.filrouge.streaming.triggers;

import io.filrouge.schemas.ReactivationTrigger;
import io.filrouge.schemas.TriggerCancellation;
import io.filrouge.schemas.TriggerDecision;
import io.filrouge.streaming.events.ShopLines;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What goes out, in lines such as {@code anna mon-11:00 send 1}. */
public final class OutgoingLines {

  private OutgoingLines() {}

  public static String text(Outgoing outgoing) {
    try {
      return switch (outgoing.kind()) {
        case DECISION ->
            outgoing.key() + " " + text(TriggerDecision.getDecoder().decode(outgoing.value()));
        case TRIGGER ->
            outgoing.key() + " " + text(ReactivationTrigger.getDecoder().decode(outgoing.value()));
        case CANCELLATION ->
            outgoing.key() + " " + text(TriggerCancellation.getDecoder().decode(outgoing.value()));
        default -> outgoing.kind().name();
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(TriggerDecision decision) {
    String reason = decision.getReason() == null ? "" : " " + decision.getReason();
    return ShopLines.text(decision.getDecidedAt())
        + " "
        + decision.getOutcome()
        + " "
        + decision.getStep()
        + reason;
  }

  private static String text(ReactivationTrigger trigger) {
    return ShopLines.text(trigger.getSendAt())
        + " trigger "
        + trigger.getStep()
        + " of "
        + trigger.getCartKey();
  }

  private static String text(TriggerCancellation cancellation) {
    return ShopLines.text(cancellation.getCancelledAt()) + " cancelled " + cancellation.getStep();
  }
}
