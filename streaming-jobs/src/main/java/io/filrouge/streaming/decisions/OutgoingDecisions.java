package io.filrouge.streaming.decisions;

import io.filrouge.domain.reactivation.Cancellation;
import io.filrouge.domain.reactivation.Decision;
import io.filrouge.domain.reactivation.Decisions;
import io.filrouge.domain.reactivation.Outcome;
import io.filrouge.domain.reactivation.Recovery;
import io.filrouge.streaming.triggers.Outgoing;
import io.filrouge.streaming.triggers.OutgoingFormat;
import java.util.function.Consumer;

/**
 * Writes what is decided and sends it out: every decision, and an order for each that is to send.
 */
final class OutgoingDecisions implements Decisions {
  private final OutgoingFormat format;
  private final Counted counted;
  private final Consumer<Outgoing> out;

  OutgoingDecisions(OutgoingFormat format, Counted counted, Consumer<Outgoing> out) {
    this.format = format;
    this.counted = counted;
    this.out = out;
  }

  @Override
  public void decided(Decision decision) {
    counted.decided(decision);
    String key = key(decision.customerId(), decision.visitorId());
    long moment = decision.decidedAt();
    out.accept(new Outgoing(Outgoing.Kind.DECISION, key, moment, format.decision(decision)));
    if (decision.outcome() == Outcome.SEND) {
      out.accept(new Outgoing(Outgoing.Kind.TRIGGER, key, moment, format.trigger(decision)));
    }
  }

  @Override
  public void cancelled(Cancellation cancellation) {
    counted.cancelled();
    String key = key(cancellation.customerId(), cancellation.visitorId());
    out.accept(
        new Outgoing(
            Outgoing.Kind.CANCELLATION,
            key,
            cancellation.cancelledAt(),
            format.cancellation(cancellation)));
  }

  @Override
  public void recovered(Recovery recovery) {
    byte[] told = format.recovery(recovery);
    if (told != null) {
      out.accept(
          new Outgoing(Outgoing.Kind.RECOVERY, recovery.person(), recovery.boughtAt(), told));
    }
  }

  private static String key(String customerId, String visitorId) {
    return customerId != null ? customerId : visitorId;
  }
}
