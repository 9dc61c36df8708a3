package io.filrouge.streaming.jobs;

import io.filrouge.schemas.ConsentChange;
import io.filrouge.schemas.CustomerContext;
import io.filrouge.schemas.Outcome;
import io.filrouge.schemas.TriggerDecision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Decisions, contexts and consents as topics hold them, for tests. */
final class Decided {
  static final LocalDate SUNDAY = LocalDate.of(2026, 3, 1);
  private static final Instant DUE = ShopLog.TEN.plus(Duration.ofHours(1));

  static TriggerDecision.Builder send() {
    return TriggerDecision.newBuilder()
        .setTriggerId("t-1")
        .setCampaign("cart-reactivation")
        .setStep(1)
        .setCustomerId("c-1")
        .setVisitorId("v-1")
        .setCartKey("k-1")
        .setEpisodeStartedAt(ShopLog.TEN)
        .setAbandonedAt(ShopLog.TEN.plus(Duration.ofMinutes(30)))
        .setDecidedAt(DUE)
        .setOutcome(Outcome.send)
        .setChannel("email")
        .setSendAt(DUE)
        .setRuleVersion("r-1")
        .setContextAsOf(SUNDAY);
  }

  static TriggerDecision.Builder suppressed(String reason) {
    return send().setOutcome(Outcome.suppressed).setReason(reason).setChannel(null).setSendAt(null);
  }

  /** A decision that was written a minute after it was due. */
  static Logged<TriggerDecision> logged(TriggerDecision.Builder decision) {
    TriggerDecision said = decision.build();
    return new Logged<>(
        said,
        ShopLog.encoded(said, TriggerDecision.getEncoder()),
        "trigger-decisions",
        0,
        0,
        DUE.plusSeconds(60).toEpochMilli());
  }

  static Logged<CustomerContext> context(LocalDate asOf, Duration writtenAfterTen) {
    CustomerContext said =
        CustomerContext.newBuilder()
            .setCustomerId("c-1")
            .setAsOfDate(asOf)
            .setTimeZone("Europe/Berlin")
            .setIsEmailAllowed(true)
            .setIsSmsAllowed(false)
            .setIsPushAllowed(false)
            .setChannels(List.of("email"))
            .setIsHoldout(false)
            .build();
    return new Logged<>(
        said,
        ShopLog.encoded(said, CustomerContext.getEncoder()),
        "customer-context",
        0,
        asOf.toEpochDay(),
        ShopLog.TEN.plus(writtenAfterTen).toEpochMilli());
  }

  static Logged<ConsentChange> withdrawal(Duration writtenAfterTen) {
    ConsentChange said =
        ConsentChange.newBuilder()
            .setCustomerId("c-1")
            .setChannel("email")
            .setIsAllowed(false)
            .setOccurredAt(ShopLog.TEN.plus(writtenAfterTen))
            .build();
    return new Logged<>(
        said,
        ShopLog.encoded(said, ConsentChange.getEncoder()),
        "consent-changes",
        0,
        0,
        ShopLog.TEN.plus(writtenAfterTen).toEpochMilli());
  }

  static DecisionInputs inputs(
      Logged<TriggerDecision> decision,
      List<Logged<CustomerContext>> contexts,
      List<Logged<ConsentChange>> consents,
      Map<Integer, Long> goneBefore) {
    return new DecisionInputs(
        List.of(decision),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0,
        goneBefore,
        contexts,
        consents,
        List.of());
  }

  private Decided() {}
}
