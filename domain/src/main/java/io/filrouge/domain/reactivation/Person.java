package io.filrouge.domain.reactivation;

import io.filrouge.domain.carts.Cart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of one person: their carts, the sequences that run or have something that can
 * still be taken back, and when they were written to.
 */
public final class Person {
  static final long NEVER = Long.MIN_VALUE;

  final List<Cart> carts = new ArrayList<>(1);
  final List<Sequence> sequences = new ArrayList<>(1);

  /** Epoch milliseconds of what was sent lately, hold-outs left out. */
  final List<Long> sentAt = new ArrayList<>(0);

  /** When a step was last sent, or held out. */
  long lastSentAt = NEVER;

  /** Whether nothing is remembered at all. */
  public boolean isBlank() {
    return carts.isEmpty() && sequences.isEmpty() && sentAt.isEmpty() && lastSentAt == NEVER;
  }

  /** Sequences that have a step ahead of them. */
  public int runningSequences() {
    int running = 0;
    for (Sequence sequence : sequences) {
      running += sequence.isRunning ? 1 : 0;
    }
    return running;
  }

  Cart cart(String key) {
    Cart known = held(key);
    if (known != null) {
      return known;
    }
    Cart fresh = new Cart(key);
    carts.add(fresh);
    carts.sort(Comparator.comparing(Cart::key));
    return fresh;
  }

  Optional<Cart> find(String key) {
    return Optional.ofNullable(held(key));
  }

  private Cart held(String key) {
    for (Cart cart : carts) {
      if (cart.key().equals(key)) {
        return cart;
      }
    }
    return null;
  }

  void forget(Cart cart) {
    carts.remove(cart);
  }

  void begin(Sequence sequence) {
    sequences.add(sequence);
    sequences.sort(Sequence.BY_CART);
  }

  Optional<Sequence> runningOf(String cartKey) {
    for (Sequence sequence : sequences) {
      if (sequence.isRunning && sequence.cartKey.equals(cartKey)) {
        return Optional.of(sequence);
      }
    }
    return Optional.empty();
  }

  /** Takes over all that was remembered of somebody who turned out to be the same person. */
  public void absorb(Person other) {
    for (Cart cart : other.carts) {
      Optional<Cart> own = find(cart.key());
      if (own.isPresent() && own.get().lastActivityAt() >= cart.lastActivityAt()) {
        continue;
      }
      own.ifPresent(this::forget);
      carts.add(cart);
    }
    carts.sort(Comparator.comparing(Cart::key));
    sequences.addAll(other.sequences);
    sequences.sort(Sequence.BY_CART);
    sentAt.addAll(other.sentAt);
    lastSentAt = Math.max(lastSentAt, other.lastSentAt);
  }

  /** Takes all of it away, to give it to whom it belongs. */
  public Person release() {
    Person released = new Person();
    released.absorb(this);
    carts.clear();
    sequences.clear();
    sentAt.clear();
    lastSentAt = NEVER;
    return released;
  }

  /** Takes one cart away, with what follows from it, to give it to whom it belongs. */
  public Person release(String cartKey) {
    Person released = new Person();
    carts.removeIf(cart -> cart.key().equals(cartKey) && released.carts.add(cart));
    sequences.removeIf(
        sequence -> sequence.cartKey.equals(cartKey) && released.sequences.add(sequence));
    for (Sequence sequence : released.sequences) {
      for (Sent sent : sequence.sent) {
        released.lastSentAt = Math.max(released.lastSentAt, sent.sendAt);
        if (!sent.isHoldout) {
          released.sentAt.add(sent.sendAt);
        }
      }
    }
    return released;
  }
}
