package io.filrouge.domain.reactivation;

import io.filrouge.domain.carts.Cart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What speaks against sending a step when it is due.
 *
 * @param rules the campaign
 * @param isCustomer whether the person is known, and not a visitor only
 * @param context what else is known of them, or null
 * @param sentAt epoch milliseconds of what was sent to them lately
 */
record Objections(
    CampaignRules rules, boolean isCustomer, PersonContext context, List<Long> sentAt) {

  /**
   * The first of the reasons that holds, in their order; none: the step is sent.
   *
   * @param outAt when it would go out, epoch milliseconds: when it is due, or later after an outage
   */
  Optional<Reason> to(Sequence sequence, Optional<Cart> cart, long outAt) {
    if (sequence.isReEntry) {
      return Optional.of(Reason.RE_ENTRY);
    }
    if (!rules.asksContext()) {
      return Optional.empty();
    }
    if (!isCustomer) {
      return Optional.of(Reason.UNKNOWN_CONTACT);
    }
    if (context == null) {
      return Optional.of(Reason.NO_CONSENT);
    }
    if (context.channels().isEmpty()) {
      return Optional.of(Reason.UNKNOWN_CONTACT);
    }
    if (context.channel().isEmpty()) {
      return Optional.of(Reason.NO_CONSENT);
    }
    if (context.isHoldout()) {
      return Optional.of(Reason.HOLDOUT);
    }
    if (isWorthTooLittle(cart)) {
      return Optional.of(Reason.BELOW_MINIMUM_VALUE);
    }
    if (isOutOfStock(cart)) {
      return Optional.of(Reason.OUT_OF_STOCK);
    }
    Instant now = Instant.ofEpochMilli(outAt);
    if (isWrittenToEnough(now)) {
      return Optional.of(Reason.FREQUENCY_CAP);
    }
    return rules.quietHours().hold(now, context.zone())
        ? Optional.of(Reason.QUIET_HOURS)
        : Optional.empty();
  }

  private boolean isWorthTooLittle(Optional<Cart> cart) {
    return rules.minimumValue() != null
        && cart.isPresent()
        && cart.get().value().isPresent()
        && cart.get().value().getAsLong() < rules.minimumValue();
  }

  private boolean isOutOfStock(Optional<Cart> cart) {
    return cart.isPresent()
        && cart.get().lines().stream()
            .allMatch(
                line -> line.productId() != null && rules.outOfStock().contains(line.productId()));
  }

  private boolean isWrittenToEnough(Instant now) {
    List<Long> sent = new ArrayList<>(sentAt);
    sent.addAll(context.recentSentAt());
    return context.caps(rules.caps()).areReached(sent, now, context.zone());
  }
}
