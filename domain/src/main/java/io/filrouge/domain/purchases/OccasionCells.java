package io.filrouge.domain.purchases;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The sufficient statistics of customers who can buy only at certain occasions, once at each (a
 * yearly appeal, a weekly market): the purchases x, the occasion of the last of them (0 for none),
 * the occasions there were since the customer was won, and how many customers are alike. Sorted and
 * merged, like {@link PurchaseCells}.
 */
public final class OccasionCells implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int[] x;
  private final int[] recency;
  private final int[] occasions;
  private final long[] weight;

  private OccasionCells(List<Cell> cells) {
    this.x = cells.stream().mapToInt(Cell::x).toArray();
    this.recency = cells.stream().mapToInt(Cell::recency).toArray();
    this.occasions = cells.stream().mapToInt(Cell::occasions).toArray();
    this.weight = cells.stream().mapToLong(Cell::weight).toArray();
  }

  /** Starts with no cell. */
  public static Builder builder() {
    return new Builder();
  }

  /** The number of cells. */
  public int size() {
    return x.length;
  }

  /** Purchases of each customer of cell {@code i}. */
  public int x(int i) {
    return x[i];
  }

  /** The occasion, counted from 1, of the last purchase of each customer of cell {@code i}. */
  public int recency(int i) {
    return recency[i];
  }

  /** The occasions that each customer of cell {@code i} had. */
  public int occasions(int i) {
    return occasions[i];
  }

  /** The number of customers of cell {@code i}. */
  public long weight(int i) {
    return weight[i];
  }

  /** The number of customers of all cells. */
  public long customerCount() {
    long customers = 0;
    for (long count : weight) {
      customers += count;
    }
    return customers;
  }

  /** The number of customers with a purchase. */
  public long buyerCount() {
    long buyers = 0;
    for (int i = 0; i < x.length; i++) {
      buyers += x[i] > 0 ? weight[i] : 0;
    }
    return buyers;
  }

  /** Purchases of all customers. */
  double purchaseCount() {
    double purchases = 0;
    for (int i = 0; i < x.length; i++) {
      purchases += (double) weight[i] * x[i];
    }
    return purchases;
  }

  /** Occasions of all customers, added up. */
  double occasionCount() {
    double count = 0;
    for (int i = 0; i < x.length; i++) {
      count += (double) weight[i] * occasions[i];
    }
    return count;
  }

  int mostOccasions() {
    int most = 0;
    for (int count : occasions) {
      most = Math.max(most, count);
    }
    return most;
  }

  static void check(int x, int recency, int occasions) {
    boolean isPossible = x >= 0 && x <= recency && recency <= occasions && (x > 0 || recency == 0);
    if (!isPossible) {
      throw new IllegalArgumentException(
          "Cannot use purchases, the last one's occasion and the number of occasions: "
              + x
              + ", "
              + recency
              + ", "
              + occasions
              + "; give 0 <= purchases <= last <= occasions, and last 0 without purchases");
    }
  }

  static void checkHorizon(int occasions) {
    if (occasions < 0) {
      throw new IllegalArgumentException(
          "Cannot predict over occasions: " + occasions + "; give 0 or more");
    }
  }

  private record Cell(int x, int recency, int occasions, long weight) {

    private boolean isLike(Cell other) {
      return x == other.x && recency == other.recency && occasions == other.occasions;
    }
  }

  /** Gathers cells one by one. */
  public static final class Builder {

    private final List<Cell> cells = new ArrayList<>();

    private Builder() {}

    /**
     * Adds {@code weight} customers who are alike.
     *
     * @throws IllegalArgumentException where the history is impossible or the weight is below 1
     */
    public Builder add(int x, int recency, int occasions, long weight) {
      check(x, recency, occasions);
      PurchaseCells.checkWeight(weight);
      cells.add(new Cell(x, recency, occasions, weight));
      return this;
    }

    /** Sorts and merges what was added. */
    public OccasionCells build() {
      cells.sort(
          Comparator.comparingInt(Cell::occasions)
              .thenComparingInt(Cell::x)
              .thenComparingInt(Cell::recency));
      List<Cell> merged = new ArrayList<>();
      for (Cell cell : cells) {
        int last = merged.size() - 1;
        if (last < 0 || !merged.get(last).isLike(cell)) {
          merged.add(cell);
          continue;
        }
        long weight = merged.get(last).weight() + cell.weight();
        merged.set(last, new Cell(cell.x(), cell.recency(), cell.occasions(), weight));
      }
      return new OccasionCells(merged);
    }
  }
}
