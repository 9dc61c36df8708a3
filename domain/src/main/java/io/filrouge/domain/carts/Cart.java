package io.filrouge.domain.carts;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One cart of one person: what lies in it, and the episode that is open. An episode is a stretch of
 * activity; it opens with the first activity that leaves something in the cart, and ends when the
 * cart is emptied, bought or abandoned.
 */
public final class Cart {
  /** What an event did to a cart. */
  public enum Effect {
    /** Nothing that counts as activity. */
    NONE,
    /** Activity, with something left in the cart. */
    HELD,
    /** Activity, with nothing left. */
    EMPTIED
  }

  /** Up to here sums of whole ten-thousandths cannot overflow unseen. */
  private static final double LARGEST_VALUE = 1e17;

  private static final long NEVER = Long.MIN_VALUE;

  private final String key;
  private final List<CartLine> lines;
  private String currency;
  private boolean hasOpenEpisode;
  private long episodeStartedAt;
  private long lastActivityAt;
  private String visitorId;

  /** An empty cart. */
  public Cart(String key) {
    this(key, new ArrayList<>(1), null, false, NEVER, NEVER, null);
  }

  Cart(
      String key,
      List<CartLine> lines,
      String currency,
      boolean hasOpenEpisode,
      long episodeStartedAt,
      long lastActivityAt,
      String visitorId) {
    this.key = key;
    this.lines = lines;
    this.currency = currency;
    this.hasOpenEpisode = hasOpenEpisode;
    this.episodeStartedAt = episodeStartedAt;
    this.lastActivityAt = lastActivityAt;
    this.visitorId = visitorId;
  }

  public String key() {
    return key;
  }

  public List<CartLine> lines() {
    return List.copyOf(lines);
  }

  List<CartLine> heldLines() {
    return lines;
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  public boolean hasOpenEpisode() {
    return hasOpenEpisode;
  }

  /** When the open episode, or the last one, began. */
  public long episodeStartedAt() {
    return episodeStartedAt;
  }

  public long lastActivityAt() {
    return lastActivityAt;
  }

  /** The visitor that was named last in this episode, or null. */
  public String visitorId() {
    return visitorId;
  }

  /** Currency of the prices, or null. */
  public String currency() {
    return currency;
  }

  /**
   * Value of all lines in ten-thousandths; empty when the price of one is not known, or the value
   * is past all measure.
   */
  public OptionalLong value() {
    double value = 0;
    long exact = 0;
    for (CartLine line : lines) {
      if (line.unitPrice() == CartEvent.NO_PRICE) {
        return OptionalLong.empty();
      }
      value += (double) line.unitPrice() * line.quantity();
      exact += line.unitPrice() * line.quantity();
    }
    return Math.abs(value) < LARGEST_VALUE ? OptionalLong.of(exact) : OptionalLong.empty();
  }

  /** Takes an event in, and opens, carries on or ends the episode. */
  public Effect apply(CartEvent event) {
    if (!changed(event)) {
      return Effect.NONE;
    }
    if (lines.isEmpty()) {
      endEpisode();
      return Effect.EMPTIED;
    }
    if (!hasOpenEpisode) {
      hasOpenEpisode = true;
      episodeStartedAt = event.occurredAt();
      visitorId = null;
    }
    if (event.visitorId() != null) {
      visitorId = event.visitorId();
    }
    lastActivityAt = event.occurredAt();
    return Effect.HELD;
  }

  /** Ends the open episode, if there is one; what lies in the cart stays. */
  public void endEpisode() {
    hasOpenEpisode = false;
  }

  /** What lay in it was bought: nothing is left. */
  public void buy() {
    lines.clear();
    endEpisode();
  }

  // A change of prices alone is told to the lines, but is nobody's activity.
  private boolean changed(CartEvent event) {
    switch (event.action()) {
      case EMPTIED -> {
        lines.clear();
        return true;
      }
      case CHECKOUT_STARTED -> {
        return true;
      }
      case ITEM_ADDED -> set(event, held(event.productId()) + (long) event.pieces());
      case ITEM_REMOVED -> set(event, held(event.productId()) - (long) event.pieces());
      case UPDATED -> {
        boolean isAboutPrices =
            event.productId() == null && event.quantity() == CartEvent.NO_QUANTITY;
        if (isAboutPrices) {
          return false;
        }
        int before = held(event.productId());
        set(event, event.pieces());
        return held(event.productId()) != before;
      }
      case ORDER_PLACED, NONE -> {
        return false;
      }
    }
    return true;
  }

  private int held(String productId) {
    int index = indexOf(productId);
    return index < 0 ? 0 : lines.get(index).quantity();
  }

  private void set(CartEvent event, long quantity) {
    int index = indexOf(event.productId());
    if (event.currency() != null) {
      currency = event.currency();
    }
    if (quantity <= 0) {
      if (index >= 0) {
        lines.remove(index);
      }
      return;
    }
    int pieces = (int) Math.min(quantity, Integer.MAX_VALUE);
    if (index < 0) {
      lines.add(new CartLine(event.productId(), pieces, event.unitPrice()));
      return;
    }
    lines.set(index, lines.get(index).with(pieces, event.unitPrice()));
  }

  private int indexOf(String productId) {
    for (int i = 0; i < lines.size(); i++) {
      String there = lines.get(i).productId();
      if (there == null ? productId == null : there.equals(productId)) {
        return i;
      }
    }
    return -1;
  }
}
