package io.filrouge.domain.churn;

import java.io.Serializable;

/**
 * A tree of decisions in arrays: the children of node i are 2 i + 1 (a figure up to the cut) and 2
 * i + 2; a node without a figure ends the way and holds what the tree adds.
 */
record Tree(int[] figures, double[] values) implements Serializable {
  static final int LEAF = -1;

  double of(double[] customer) {
    int node = 0;
    while (figures[node] != LEAF) {
      node = 2 * node + (customer[figures[node]] <= values[node] ? 1 : 2);
    }
    return values[node];
  }
}
