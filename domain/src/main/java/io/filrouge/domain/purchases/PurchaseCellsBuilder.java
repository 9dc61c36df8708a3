package io.filrouge.domain.purchases;

import java.util.Arrays;

/** Gathers cells one by one for {@link PurchaseCells}. */
public final class PurchaseCellsBuilder {

  private int[] x = new int[64];
  private double[] recency = new double[64];
  private double[] age = new double[64];
  private long[] weight = new long[64];
  private int size;

  PurchaseCellsBuilder() {}

  /** Adds one customer. */
  public PurchaseCellsBuilder add(int x, double recency, double age) {
    return add(x, recency, age, 1);
  }

  /**
   * Adds {@code weight} customers who are alike.
   *
   * @throws IllegalArgumentException where the history is impossible or the weight is below 1
   */
  public PurchaseCellsBuilder add(int x, double recency, double age, long weight) {
    PurchaseHistory.check(x, recency, age);
    PurchaseCells.checkWeight(weight);
    if (size == this.x.length) {
      grow();
    }
    this.x[size] = x;
    this.recency[size] = recency;
    this.age[size] = age;
    this.weight[size++] = weight;
    return this;
  }

  /** Sorts and merges what was added. */
  public PurchaseCells build() {
    return PurchaseCells.of(
        Arrays.copyOf(x, size),
        Arrays.copyOf(recency, size),
        Arrays.copyOf(age, size),
        Arrays.copyOf(weight, size));
  }

  private void grow() {
    int capacity = Math.multiplyExact(x.length, 2);
    x = Arrays.copyOf(x, capacity);
    recency = Arrays.copyOf(recency, capacity);
    age = Arrays.copyOf(age, capacity);
    weight = Arrays.copyOf(weight, capacity);
  }
}
