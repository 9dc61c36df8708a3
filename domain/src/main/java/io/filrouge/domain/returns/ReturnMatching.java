package io.filrouge.domain.returns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the purchases that returns take back, for the lines of one customer and one product, or of
 * one customer where lines have no product.
 *
 * <ol>
 *   <li>Returns that name an order take from that order first, whatever the clocks say, and before
 *       any other return can take it away.
 *   <li>What is left of every return takes from the latest purchase at or before it that has
 *       exactly as much left as the return, else from the latest with anything left, and so on
 *       backwards.
 *   <li>Never more is taken than was bought; the rest stays unmatched.
 * </ol>
 *
 * <p>Within each step the earlier return goes first, then the smaller line id. The result does not
 * depend on the order of the lines given. O(n log n).
 */
public final class ReturnMatching {
  private static final Comparator<ReturnLine> BY_TIME =
      Comparator.comparingLong(ReturnLine::occurredAt).thenComparing(ReturnLine::lineId);

  private final PurchaseStock stock;
  private final List<Allocation> allocations = new ArrayList<>();

  private ReturnMatching(PurchaseStock stock) {
    this.stock = stock;
  }

  /**
   * Matches all returns.
   *
   * @throws IllegalArgumentException if a line id is there twice
   */
  public static MatchedReturns match(
      Collection<PurchaseLine> purchases, Collection<ReturnLine> returns) {
    requireUniqueLines(returns);
    return new ReturnMatching(new PurchaseStock(purchases)).match(returns);
  }

  private MatchedReturns match(Collection<ReturnLine> returns) {
    List<OpenReturn> open = returns.stream().sorted(BY_TIME).map(OpenReturn::new).toList();
    open.forEach(this::takeFromNamedOrder);
    open.forEach(this::takeFromLatest);
    return new MatchedReturns(
        allocations, open.stream().filter(OpenReturn::isOpen).map(OpenReturn::rest).toList());
  }

  private void takeFromNamedOrder(OpenReturn open) {
    int position = stock.ofOrder(open.line.namedOrderId(), open.left);
    while (open.isOpen() && position != PurchaseStock.NONE) {
      take(open, position);
      position = stock.ofOrder(open.line.namedOrderId(), open.left);
    }
  }

  private void takeFromLatest(OpenReturn open) {
    int position = stock.upTo(open.line.occurredAt(), open.left);
    while (open.isOpen() && position != PurchaseStock.NONE) {
      take(open, position);
      position = stock.upTo(open.line.occurredAt(), open.left);
    }
  }

  private void take(OpenReturn open, int position) {
    long quantity = stock.take(position, open.left);
    open.left -= quantity;
    allocations.add(
        new Allocation(
            open.line.lineId(), stock.lineId(position), quantity, open.shares.next(quantity)));
  }

  private static void requireUniqueLines(Collection<ReturnLine> returns) {
    Set<String> seen = new HashSet<>();
    for (ReturnLine line : returns) {
      if (!seen.add(line.lineId())) {
        throw new IllegalArgumentException(
            "Cannot match returns: return line %s is there twice; give every line once"
                .formatted(line.lineId()));
      }
    }
  }

  /** A return with what is left of it. */
  private static final class OpenReturn {
    private final ReturnLine line;
    private final AmountShares shares;
    private long left;

    OpenReturn(ReturnLine line) {
      this.line = line;
      this.shares = new AmountShares(line);
      this.left = line.quantity();
    }

    boolean isOpen() {
      return left > 0;
    }

    UnmatchedReturn rest() {
      return new UnmatchedReturn(line.lineId(), left, shares.next(left));
    }
  }
}
