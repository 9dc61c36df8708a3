package io.filrouge.domain.returns;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is left to be given back of each purchase, found by time and by quantity in O(log n).
 *
 * <p>Positions count purchases from the earliest; those of one instant follow their order and line
 * ids, so that "the latest" is always one and the same.
 */
final class PurchaseStock {
  static final int NONE = -1;

  private static final Comparator<PurchaseLine> BY_TIME =
      Comparator.comparingLong(PurchaseLine::occurredAt)
          .thenComparing(PurchaseLine::orderId)
          .thenComparing(PurchaseLine::lineId);

  private final List<PurchaseLine> purchases;
  private final long[] left;
  private final Shelf all = new Shelf();
  private final Map<String, Shelf> byOrder = new HashMap<>();

  PurchaseStock(Collection<PurchaseLine> lines) {
    purchases = lines.stream().sorted(BY_TIME).toList();
    requireUniqueLines();
    left = purchases.stream().mapToLong(PurchaseLine::quantity).toArray();
    for (int position = 0; position < left.length; position++) {
      String orderId = purchases.get(position).orderId();
      all.put(position, left[position]);
      byOrder.computeIfAbsent(orderId, id -> new Shelf()).put(position, left[position]);
    }
  }

  /** The latest line of an order with exactly this quantity left, else with any, else none. */
  int ofOrder(String orderId, long quantity) {
    Shelf order = byOrder.get(orderId);
    return order == null ? NONE : order.latest(purchases.size() - 1, quantity);
  }

  /** The latest line up to an instant with exactly this quantity left, else with any, else none. */
  int upTo(long instant, long quantity) {
    return all.latest(lastPositionUpTo(instant), quantity);
  }

  /** Takes up to a quantity out of a purchase and returns how much there was to take. */
  long take(int position, long quantity) {
    long taken = Math.min(quantity, left[position]);
    Shelf order = byOrder.get(purchases.get(position).orderId());
    for (Shelf shelf : List.of(all, order)) {
      shelf.remove(position, left[position]);
      shelf.put(position, left[position] - taken);
    }
    left[position] -= taken;
    return taken;
  }

  String lineId(int position) {
    return purchases.get(position).lineId();
  }

  private int lastPositionUpTo(long instant) {
    int low = 0;
    int high = purchases.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean isUpToInstant = purchases.get(middle).occurredAt() <= instant;
      low = isUpToInstant ? middle + 1 : low;
      high = isUpToInstant ? high : middle;
    }
    return low - 1;
  }

  private void requireUniqueLines() {
    Set<String> seen = new HashSet<>();
    for (PurchaseLine purchase : purchases) {
      if (!seen.add(purchase.lineId())) {
        throw new IllegalArgumentException(
            "Cannot match returns: purchase line %s is there twice; give every line once"
                .formatted(purchase.lineId()));
      }
    }
  }

  /** Positions with something left, all together and by how much is left. */
  private static final class Shelf {
    private final NavigableSet<Integer> open = new TreeSet<>();
    private final Map<Long, NavigableSet<Integer>> byQuantity = new HashMap<>();

    void put(int position, long quantity) {
      if (quantity > 0) {
        open.add(position);
        byQuantity.computeIfAbsent(quantity, it -> new TreeSet<>()).add(position);
      }
    }

    void remove(int position, long quantity) {
      open.remove(position);
      byQuantity.get(quantity).remove(position);
    }

    int latest(int upToPosition, long quantity) {
      NavigableSet<Integer> exact = byQuantity.get(quantity);
      Integer position = exact == null ? null : exact.floor(upToPosition);
      if (position == null) {
        position = open.floor(upToPosition);
      }
      return position == null ? NONE : position;
    }
  }
}
