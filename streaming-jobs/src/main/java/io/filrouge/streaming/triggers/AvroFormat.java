package io.filrouge.streaming.triggers;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.reactivation.Cancellation;
import io.filrouge.domain.reactivation.Decision;
import io.filrouge.domain.reactivation.Recovery;
import io.filrouge.schemas.CartLine;
import io.filrouge.schemas.Outcome;
import io.filrouge.schemas.ReactivationTrigger;
import io.filrouge.schemas.TriggerCancellation;
import io.filrouge.schemas.TriggerDecision;
import io.filrouge.streaming.events.SingleObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** As topics hold it: Avro's single-object encoding, by the contracts of {@code schemas}. */
public final class AvroFormat implements OutgoingFormat {
  private static final long serialVersionUID = 1L;
  private static final int SCALE = 4;

  @Override
  public byte[] decision(Decision decision) {
    return SingleObject.bytes(
        TriggerDecision.newBuilder()
            .setTriggerId(decision.triggerId())
            .setCampaign(decision.campaign())
            .setStep(decision.step())
            .setCustomerId(decision.customerId())
            .setVisitorId(decision.visitorId())
            .setCartKey(decision.cartKey())
            .setEpisodeStartedAt(Instant.ofEpochMilli(decision.episodeStartedAt()))
            .setAbandonedAt(Instant.ofEpochMilli(decision.abandonedAt()))
            .setDecidedAt(Instant.ofEpochMilli(decision.decidedAt()))
            .setOutcome(Outcome.valueOf(decision.outcome().label()))
            .setReason(decision.reason() == null ? null : decision.reason().label())
            .setChannel(decision.channel())
            .setOffer(decision.offer())
            .setSendAt(instant(decision.sendAt()))
            .setRuleVersion(decision.ruleVersion())
            .setContextAsOf(decision.contextAsOf())
            .build(),
        TriggerDecision.getEncoder());
  }

  @Override
  public byte[] trigger(Decision decision) {
    return SingleObject.bytes(
        ReactivationTrigger.newBuilder()
            .setTriggerId(decision.triggerId())
            .setCampaign(decision.campaign())
            .setStep(decision.step())
            .setCustomerId(decision.customerId())
            .setVisitorId(decision.visitorId())
            .setCartKey(decision.cartKey())
            .setAbandonedAt(Instant.ofEpochMilli(decision.abandonedAt()))
            .setDecidedAt(Instant.ofEpochMilli(decision.decidedAt()))
            .setSendAt(Instant.ofEpochMilli(decision.sendAt()))
            .setChannel(decision.channel())
            .setOffer(decision.offer())
            .setCartLines(lines(decision))
            .setCartAmount(
                decision.cartValue().isPresent()
                    ? BigDecimal.valueOf(decision.cartValue().getAsLong(), SCALE)
                    : null)
            .setCurrency(decision.currency())
            .setRuleVersion(decision.ruleVersion())
            .build(),
        ReactivationTrigger.getEncoder());
  }

  @Override
  public byte[] cancellation(Cancellation cancellation) {
    return SingleObject.bytes(
        TriggerCancellation.newBuilder()
            .setTriggerId(cancellation.triggerId())
            .setCampaign(cancellation.campaign())
            .setStep(cancellation.step())
            .setCustomerId(cancellation.customerId())
            .setVisitorId(cancellation.visitorId())
            .setCartKey(cancellation.cartKey())
            .setSendAt(Instant.ofEpochMilli(cancellation.sendAt()))
            .setCancelledAt(Instant.ofEpochMilli(cancellation.cancelledAt()))
            .setKnownAt(instant(cancellation.knownAt()))
            .setReason(cancellation.reason().label())
            .setEventId(cancellation.eventId())
            .setOrderId(cancellation.orderId())
            .setRuleVersion(cancellation.ruleVersion())
            .build(),
        TriggerCancellation.getEncoder());
  }

  /** Nobody is told of recoveries while they happen: the nightly batch measures lift. */
  @Override
  public byte[] recovery(Recovery recovery) {
    return null;
  }

  private static List<CartLine> lines(Decision decision) {
    return decision.lines().stream()
        .filter(line -> line.productId() != null)
        .map(
            line ->
                CartLine.newBuilder()
                    .setProductId(line.productId())
                    .setQuantity(line.quantity())
                    .setUnitPrice(
                        line.unitPrice() == CartEvent.NO_PRICE
                            ? null
                            : BigDecimal.valueOf(line.unitPrice(), SCALE))
                    .build())
        .toList();
  }

  private static Instant instant(Long moment) {
    return moment == null ? null : Instant.ofEpochMilli(moment);
  }
}
