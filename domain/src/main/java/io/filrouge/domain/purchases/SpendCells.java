package io.filrouge.domain.purchases;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What customers spent an order: repeat purchases, the mean amount of those repeat purchases, and
 * how many customers are alike. Sorted and merged, like {@link PurchaseCells}.
 *
 * <p>One-time buyers ({@code x = 0}) may be given with the amount of their first order: no model is
 * fitted on them, but a shop without a single repeat buyer still has a mean order.
 */
public final class SpendCells implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int[] x;
  private final double[] meanSpend;
  private final long[] weight;

  private SpendCells(List<Cell> cells) {
    this.x = cells.stream().mapToInt(Cell::x).toArray();
    this.meanSpend = cells.stream().mapToDouble(Cell::meanSpend).toArray();
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

  /** Repeat purchases of each customer of cell {@code i}. */
  public int x(int i) {
    return x[i];
  }

  /** Mean amount of the repeat purchases of each customer of cell {@code i}. */
  public double meanSpend(int i) {
    return meanSpend[i];
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

  /** The cells of customers who came back and spent something when they did. */
  SpendCells ofRepeatBuyers() {
    Builder builder = builder();
    for (int i = 0; i < x.length; i++) {
      if (x[i] > 0 && meanSpend[i] > 0) {
        builder.add(x[i], meanSpend[i], weight[i]);
      }
    }
    return builder.build();
  }

  /** The mean amount, each customer counted once; 0 without customers. */
  double mean() {
    double sum = 0;
    double customers = 0;
    for (int i = 0; i < x.length; i++) {
      sum += weight[i] * meanSpend[i];
      customers += weight[i];
    }
    return customers == 0 ? 0 : sum / customers;
  }

  private record Cell(int x, double meanSpend, long weight) {}

  /** Gathers cells one by one. */
  public static final class Builder {

    private final List<Cell> cells = new ArrayList<>();

    private Builder() {}

    /** Adds one customer. */
    public Builder add(int x, double meanSpend) {
      return add(x, meanSpend, 1);
    }

    /**
     * Adds {@code weight} customers who are alike.
     *
     * @throws IllegalArgumentException where x is negative, the mean spend is not finite, or the
     *     weight is below 1
     */
    public Builder add(int x, double meanSpend, long weight) {
      SpendPosterior.check(x, meanSpend);
      PurchaseCells.checkWeight(weight);
      cells.add(new Cell(x, meanSpend + 0.0, weight));
      return this;
    }

    /** Sorts and merges what was added. */
    public SpendCells build() {
      cells.sort(Comparator.comparingInt(Cell::x).thenComparingDouble(Cell::meanSpend));
      List<Cell> merged = new ArrayList<>();
      for (Cell cell : cells) {
        int last = merged.size() - 1;
        boolean isSame =
            last >= 0
                && merged.get(last).x() == cell.x()
                && merged.get(last).meanSpend() == cell.meanSpend();
        if (!isSame) {
          merged.add(cell);
          continue;
        }
        long weight = merged.get(last).weight() + cell.weight();
        merged.set(last, new Cell(cell.x(), cell.meanSpend(), weight));
      }
      return new SpendCells(merged);
    }
  }
}
