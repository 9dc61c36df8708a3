package io.filrouge.domain.reactivation;

import io.filrouge.domain.carts.Cart;
import io.filrouge.domain.carts.CartEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Carries one person on from event to event: episodes open and end, abandoned ones begin a
 * sequence, and each step is decided when it is due, from the facts of that moment. Events must
 * come in their order; before each, all that was due earlier is settled.
 *
 * <p>At one instant events count first, then abandonments, then due steps, each by cart.
 */
public final class Journey {
  private static final long WEEK = 7 * 86_400_000L;

  private final String id;
  private final boolean isCustomer;
  private final Person person;
  private final CampaignRules rules;
  private final Supplier<PersonContext> contexts;
  private final Outages outages;
  private final Decisions decisions;
  private Optional<PersonContext> asked;

  /**
   * @param id the customer's or the visitor's
   * @param isCustomer which of the two
   * @param person what is remembered of them; it is changed
   * @param rules the campaign
   * @param contexts what else is known of them, or null: asked once, and only when something is due
   * @param outages when nothing was decided
   * @param decisions takes what is decided
   */
  public Journey(
      String id,
      boolean isCustomer,
      Person person,
      CampaignRules rules,
      Supplier<PersonContext> contexts,
      Outages outages,
      Decisions decisions) {
    this.id = id;
    this.isCustomer = isCustomer;
    this.person = person;
    this.rules = rules;
    this.contexts = contexts;
    this.outages = outages;
    this.decisions = decisions;
  }

  /** Settles all that was due before an event, and applies it to the cart that it is about. */
  public void act(CartEvent event) {
    settleBefore(event.position());
    if (event.isLate()) {
      return;
    }
    Cart cart = person.cart(event.cartKey());
    Cart.Effect effect = cart.apply(event);
    if (cart.isEmpty()) {
      person.forget(cart);
    }
    if (effect == Cart.Effect.NONE) {
      return;
    }
    Reason ended = effect == Cart.Effect.HELD ? Reason.RESUMED : Reason.EMPTIED;
    person
        .runningOf(event.cartKey())
        .ifPresent(sequence -> end(sequence, ended, event.occurredAt()));
  }

  /** Applies a purchase by this person: it ends all their sequences, and the carts it speaks of. */
  public void buy(CartEvent purchase) {
    settleBefore(purchase.position());
    for (Cart cart : List.copyOf(person.carts)) {
      if (purchase.cartId() == null || cart.key().equals(purchase.cartId())) {
        bought(cart, purchase);
      }
    }
    for (Sequence sequence : List.copyOf(person.sequences)) {
      bought(sequence, purchase);
    }
  }

  /** Applies somebody else's purchase of one of this person's carts. */
  public void sell(CartEvent purchase) {
    settleBefore(purchase.position());
    person.find(purchase.cartId()).ifPresent(cart -> bought(cart, purchase));
    for (Sequence sequence : List.copyOf(person.sequences)) {
      if (sequence.cartKey.equals(purchase.cartId())) {
        bought(sequence, purchase);
      }
    }
  }

  /** Settles all that is due before a moment, in epoch milliseconds. */
  public void settleBefore(long moment) {
    if (moment > Long.MIN_VALUE) {
      settleUpTo(moment - 1);
    }
  }

  /** Settles all that is due up to a moment, that moment included, in epoch milliseconds. */
  public void settleUpTo(long moment) {
    while (true) {
      Cart coldest = null;
      for (Cart cart : person.carts) {
        if (cart.hasOpenEpisode() && (coldest == null || coldAt(cart) < coldAt(coldest))) {
          coldest = cart;
        }
      }
      Sequence next = null;
      for (Sequence sequence : person.sequences) {
        if (sequence.isRunning && (next == null || decidableAt(sequence) < decidableAt(next))) {
          next = sequence;
        }
      }
      long cold = coldest == null ? Long.MAX_VALUE : coldAt(coldest);
      long due = next == null ? Long.MAX_VALUE : decidableAt(next);
      if (Math.min(cold, due) > moment || Math.min(cold, due) == Long.MAX_VALUE) {
        return;
      }
      if (cold <= due) {
        abandon(coldest);
      } else {
        decide(next);
      }
    }
  }

  /** When something is due next, or can be forgotten; the end of time when nothing is left. */
  public long nextAt() {
    long next = Long.MAX_VALUE;
    for (Cart cart : person.carts) {
      if (cart.hasOpenEpisode()) {
        next = Math.min(next, coldAt(cart));
      } else if (person.runningOf(cart.key()).isEmpty()) {
        next = Math.min(next, cart.lastActivityAt() + rules.retention().toMillis());
      }
    }
    for (Sequence sequence : person.sequences) {
      next =
          Math.min(
              next,
              sequence.isRunning
                  ? decidableAt(sequence)
                  : sequence.lastSentAt() + rules.retention().toMillis());
    }
    if (person.lastSentAt != Person.NEVER) {
      next = Math.min(next, forgetSendsAt());
    }
    return next;
  }

  /** Lets go of what can change nothing any more at a moment, in epoch milliseconds. */
  public void forget(long moment) {
    long before = moment - rules.retention().toMillis();
    person.sequences.removeIf(sequence -> !sequence.isRunning && sequence.lastSentAt() <= before);
    person.carts.removeIf(
        cart ->
            !cart.hasOpenEpisode()
                && cart.lastActivityAt() <= before
                && person.runningOf(cart.key()).isEmpty());
    if (person.lastSentAt != Person.NEVER && forgetSendsAt() <= moment) {
      person.lastSentAt = Person.NEVER;
      person.sentAt.clear();
    }
    person.sentAt.removeIf(sent -> sent <= moment - 2 * WEEK);
  }

  private long forgetSendsAt() {
    return person.lastSentAt + Math.max(rules.reEntry().toMillis(), WEEK);
  }

  private long coldAt(Cart cart) {
    return cart.lastActivityAt() + rules.idleTimeout().toMillis();
  }

  private long decidableAt(Sequence sequence) {
    boolean isWaiting =
        rules.asksContext() && isCustomer && !sequence.isReEntry && context() == null;
    return isWaiting ? sequence.dueAt + rules.contextWait().toMillis() : sequence.dueAt;
  }

  private void bought(Cart cart, CartEvent purchase) {
    boolean isForEarlier = purchase.occurredAt() < cart.episodeStartedAt();
    boolean wentOn = cart.hasOpenEpisode() && purchase.occurredAt() < cart.lastActivityAt();
    if (purchase.isLate() && (isForEarlier || wentOn)) {
      return;
    }
    cart.buy();
    person.forget(cart);
  }

  private void bought(Sequence sequence, CartEvent purchase) {
    long moment = purchase.occurredAt();
    if (moment < sequence.episodeStartedAt) {
      return;
    }
    for (Sent sent : sequence.sent) {
      if (sent.sendAt < moment) {
        recover(sequence, sent, moment);
      } else if (!sent.isHoldout && !sent.isCancelled) {
        sent.isCancelled = true;
        decisions.cancelled(cancellation(sequence, sent, purchase));
      }
    }
    if (sequence.isRunning) {
      end(sequence, Reason.PURCHASED, moment);
    }
  }

  private void recover(Sequence sequence, Sent sent, long moment) {
    boolean isInTime = moment <= sent.sendAt + rules.attributionWindow().toMillis();
    if (!isInTime || sent.isCancelled || sent.isRecovered) {
      return;
    }
    sent.isRecovered = true;
    decisions.recovered(
        new Recovery(idOf(sequence, sent.step), id, sent.sendAt, moment, sent.isHoldout));
  }

  private void abandon(Cart cart) {
    long moment = coldAt(cart);
    boolean isRunning = false;
    for (Sequence other : person.sequences) {
      isRunning |= other.isRunning && !other.isReEntry;
    }
    boolean isSoon =
        person.lastSentAt != Person.NEVER
            && moment < person.lastSentAt + rules.reEntry().toMillis();
    Sequence sequence =
        new Sequence(
            cart.key(),
            id,
            cart.visitorId(),
            cart.episodeStartedAt(),
            cart.lastActivityAt(),
            moment,
            isRunning || isSoon);
    cart.endEpisode();
    sequence.dueAt = Math.max(moment, rules.dueAt(1, sequence.countedFrom));
    person.begin(sequence);
  }

  private void decide(Sequence sequence) {
    long now = sequence.dueAt;
    Optional<Cart> cart = person.find(sequence.cartKey);
    long outAt = outages.decidedAt(now);
    Optional<Reason> reason =
        new Objections(rules, isCustomer, context(), person.sentAt).to(sequence, cart, outAt);
    if (reason.isEmpty()) {
      send(sequence, cart);
      sent(sequence, new Sent(sequence.step, now, customerId(), false));
      person.sentAt.add(now);
      goOnApart(sequence, outAt);
      return;
    }
    switch (reason.get()) {
      case RE_ENTRY -> end(sequence, Reason.RE_ENTRY, now);
      case QUIET_HOURS -> {
        long allowedAt =
            rules
                .quietHours()
                .endAfter(Instant.ofEpochMilli(outAt), context().zone())
                .toEpochMilli();
        decisions.decided(
            decision(sequence, cart, now, Outcome.POSTPONED, Reason.QUIET_HOURS, null, allowedAt));
        sequence.dueAt = allowedAt;
      }
      case HOLDOUT -> {
        suppress(sequence, cart, reason.get(), now);
        sent(sequence, new Sent(sequence.step, now, customerId(), true));
        goOnApart(sequence, outAt);
      }
      default -> {
        suppress(sequence, cart, reason.get(), now);
        goOn(sequence);
      }
    }
  }

  private void send(Sequence sequence, Optional<Cart> cart) {
    String channel = rules.asksContext() ? context().channel().orElseThrow() : null;
    decisions.decided(
        decision(sequence, cart, sequence.dueAt, Outcome.SEND, null, channel, sequence.dueAt));
  }

  private void suppress(Sequence sequence, Optional<Cart> cart, Reason reason, long moment) {
    decisions.decided(decision(sequence, cart, moment, Outcome.SUPPRESSED, reason, null, null));
  }

  private void sent(Sequence sequence, Sent sent) {
    sequence.sent.add(sent);
    person.lastSentAt = Math.max(person.lastSentAt, sent.sendAt);
  }

  // What an outage held up went out late: the next steps keep their distance from that.
  private void goOnApart(Sequence sequence, long outAt) {
    if (outAt > sequence.dueAt) {
      sequence.countedFrom = rules.countedFrom(sequence.step, outAt);
    }
    goOn(sequence);
  }

  private void goOn(Sequence sequence) {
    sequence.step++;
    if (rules.hasStep(sequence.step)) {
      sequence.dueAt = Math.max(sequence.dueAt, rules.dueAt(sequence.step, sequence.countedFrom));
      return;
    }
    stop(sequence);
  }

  private void end(Sequence sequence, Reason reason, long moment) {
    suppress(sequence, person.find(sequence.cartKey), reason, moment);
    stop(sequence);
  }

  private void stop(Sequence sequence) {
    sequence.isRunning = false;
    if (sequence.sent.isEmpty()) {
      person.sequences.remove(sequence);
    }
  }

  private PersonContext context() {
    if (asked == null) {
      asked = Optional.ofNullable(contexts.get());
    }
    return asked.orElse(null);
  }

  private String customerId() {
    return isCustomer ? id : null;
  }

  private String idOf(Sequence sequence, int step) {
    return TriggerIds.of(
        rules.campaign(), sequence.person, sequence.cartKey, sequence.episodeStartedAt, step);
  }

  private Decision decision(
      Sequence sequence,
      Optional<Cart> cart,
      long decidedAt,
      Outcome outcome,
      Reason reason,
      String channel,
      Long sendAt) {
    String offer =
        outcome == Outcome.SEND && rules.asksContext()
            ? rules
                .offer(sequence.step, cart.map(Cart::value).orElse(OptionalLong.empty()), context())
                .orElse(null)
            : null;
    return new Decision(
        idOf(sequence, sequence.step),
        rules.campaign(),
        sequence.step,
        customerId(),
        sequence.visitorId,
        sequence.cartKey,
        sequence.episodeStartedAt,
        sequence.abandonedAt,
        decidedAt,
        outcome,
        reason,
        channel,
        offer,
        sendAt,
        cart.map(Cart::lines).orElse(List.of()),
        cart.map(Cart::value).orElse(OptionalLong.empty()),
        cart.map(Cart::currency).orElse(null),
        rules.version(),
        isContextAsked(reason) ? context().asOf() : null);
  }

  private boolean isContextAsked(Reason reason) {
    return rules.asksContext() && context() != null && (reason == null || reason.isOfContext());
  }

  private Cancellation cancellation(Sequence sequence, Sent sent, CartEvent purchase) {
    return new Cancellation(
        idOf(sequence, sent.step),
        rules.campaign(),
        sent.step,
        sent.customerId,
        sequence.visitorId,
        sequence.cartKey,
        sent.sendAt,
        purchase.occurredAt(),
        purchase.knownAt() == CartEvent.NEVER_SAID ? null : purchase.knownAt(),
        Reason.PURCHASED,
        purchase.eventId(),
        purchase.orderId(),
        rules.version());
  }
}
