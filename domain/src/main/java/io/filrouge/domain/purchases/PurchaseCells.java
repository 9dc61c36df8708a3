package io.filrouge.domain.purchases;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The sufficient statistics of a customer base: customers with the same repeat purchases, recency
 * and age are one cell, weighted by how many they are.
 *
 * <p>Cells are sorted and equal ones merged, so that the same customers give the same sums, to the
 * last bit, in whatever order they were read.
 */
public final class PurchaseCells implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int SAMPLED_CUSTOMERS = 20_000;

  private final int[] x;
  private final double[] recency;
  private final double[] age;
  private final long[] weight;
  private final long customerCount;
  private final long repeatBuyerCount;
  private final double purchaseCount;
  private final double exposure;
  private final Double logIntervals;

  private PurchaseCells(
      int[] x, double[] recency, double[] age, long[] weight, Double logIntervals) {
    this.x = x;
    this.recency = recency;
    this.age = age;
    this.weight = weight;
    long customers = 0;
    long repeatBuyers = 0;
    double purchases = 0;
    double time = 0;
    for (int i = 0; i < x.length; i++) {
      customers = Math.addExact(customers, weight[i]);
      repeatBuyers += x[i] > 0 ? weight[i] : 0;
      purchases += (double) weight[i] * x[i];
      time += weight[i] * age[i];
    }
    this.customerCount = customers;
    this.repeatBuyerCount = repeatBuyers;
    this.purchaseCount = purchases;
    this.exposure = time;
    this.logIntervals = logIntervals;
  }

  /**
   * Builds cells from parallel arrays, which are copied.
   *
   * @throws IllegalArgumentException where the arrays differ in length, a history is impossible or
   *     a weight is below 1
   */
  public static PurchaseCells of(int[] x, double[] recency, double[] age, long[] weight) {
    if (x.length != recency.length || x.length != age.length || x.length != weight.length) {
      throw new IllegalArgumentException(
          "Cannot build purchase cells from arrays of different lengths: "
              + Arrays.toString(new int[] {x.length, recency.length, age.length, weight.length})
              + "; give one entry of each a cell");
    }
    for (int i = 0; i < x.length; i++) {
      PurchaseHistory.check(x[i], recency[i], age[i]);
      checkWeight(weight[i]);
    }
    return merged(x, recency, age, weight);
  }

  /** Starts with no cell. */
  public static PurchaseCellsBuilder builder() {
    return new PurchaseCellsBuilder();
  }

  static void checkWeight(long weight) {
    if (weight < 1) {
      throw new IllegalArgumentException(
          "Cannot weigh a cell by: " + weight + "; give the number of its customers, 1 or more");
    }
  }

  private static PurchaseCells merged(int[] x, double[] recency, double[] age, long[] weight) {
    Integer[] order = new Integer[x.length];
    Arrays.setAll(order, i -> i);
    // Age first: neighbours then share it, and the likelihoods take its logarithm once.
    Arrays.sort(
        order,
        Comparator.<Integer>comparingDouble(i -> age[i])
            .thenComparingInt(i -> x[i])
            .thenComparingDouble(i -> recency[i]));
    int[] cellX = new int[x.length];
    double[] cellRecency = new double[x.length];
    double[] cellAge = new double[x.length];
    long[] cellWeight = new long[x.length];
    int size = 0;
    for (int i : order) {
      // Adding 0.0 turns -0.0 into 0.0, which sorts apart from it.
      double ownRecency = recency[i] + 0.0;
      double ownAge = age[i] + 0.0;
      boolean isSame =
          size > 0
              && cellX[size - 1] == x[i]
              && cellRecency[size - 1] == ownRecency
              && cellAge[size - 1] == ownAge;
      if (isSame) {
        cellWeight[size - 1] += weight[i];
        continue;
      }
      cellX[size] = x[i];
      cellRecency[size] = ownRecency;
      cellAge[size] = ownAge;
      cellWeight[size++] = weight[i];
    }
    return new PurchaseCells(
        Arrays.copyOf(cellX, size),
        Arrays.copyOf(cellRecency, size),
        Arrays.copyOf(cellAge, size),
        Arrays.copyOf(cellWeight, size),
        null);
  }

  /**
   * The same cells with the sum, over all customers, of the natural logarithms of the times from
   * each purchase to the next. Models of regular purchases need it to tell how regular they are; it
   * is one number for all, because its part of the likelihood does not depend on the parameters.
   *
   * @throws IllegalArgumentException where the sum is not finite: purchases at the same time are
   *     one
   */
  public PurchaseCells withLogIntervals(double sum) {
    if (!Double.isFinite(sum)) {
      throw new IllegalArgumentException(
          "Cannot use a sum of logarithms of intervals: "
              + sum
              + "; count purchases at the same time as one");
    }
    return new PurchaseCells(x, recency, age, weight, sum);
  }

  /** The number of cells. */
  public int size() {
    return x.length;
  }

  /** Repeat purchases of each customer of cell {@code i}. */
  public int x(int i) {
    return x[i];
  }

  /** Time from first to last purchase of each customer of cell {@code i}. */
  public double recency(int i) {
    return recency[i];
  }

  /** Time from first purchase to the as-of date of each customer of cell {@code i}. */
  public double age(int i) {
    return age[i];
  }

  /** The number of customers of cell {@code i}. */
  public long weight(int i) {
    return weight[i];
  }

  /** The number of customers of all cells. */
  public long customerCount() {
    return customerCount;
  }

  /** The number of customers with a repeat purchase. */
  public long repeatBuyerCount() {
    return repeatBuyerCount;
  }

  /** Repeat purchases of all customers. */
  public double purchaseCount() {
    return purchaseCount;
  }

  /** Ages of all customers, added up. */
  public double exposure() {
    return exposure;
  }

  /** The sum of the logarithms of all intervals between purchases, where it is known. */
  public OptionalDouble logIntervals() {
    return logIntervals == null ? OptionalDouble.empty() : OptionalDouble.of(logIntervals);
  }

  /**
   * A systematic sample of the customers, every so manieth in the order of the cells; empty where
   * that is no great deal fewer cells. It knows no intervals.
   */
  Optional<PurchaseCells> sample() {
    if (size() <= 2 * SAMPLED_CUSTOMERS) {
      return Optional.empty();
    }
    PurchaseCellsBuilder sample = builder();
    double step = (double) customerCount / SAMPLED_CUSTOMERS;
    long before = 0;
    long taken = 0;
    for (int i = 0; i < size(); i++) {
      before += weight[i];
      long takenByThen = Math.round(before / step);
      if (takenByThen > taken) {
        sample.add(x[i], recency[i], age[i], takenByThen - taken);
        taken = takenByThen;
      }
    }
    return Optional.of(sample.build());
  }

  int largestX() {
    return Arrays.stream(x).max().orElse(0);
  }
}
