package io.filrouge.domain.identity;

import java.util.Arrays;

/**
 * Disjoint sets over 0, 1, 2, ... with path halving.
 *
 * <p>The caller chooses which root stays. Here that is the smaller node, and as nodes are hashes
 * this is linking at random, which is as good as linking by rank (Goel, Khanna, Larkin and Tarjan,
 * "Disjoint set union with randomized linking", SODA 2014); for nodes in any other order, path
 * halving alone still bounds a find to O(log n) amortised. No recursion: paths may be long.
 */
final class UnionFind {
  private int[] parents;
  private int size;

  UnionFind(int capacity) {
    parents = new int[Math.max(1, capacity)];
  }

  int size() {
    return size;
  }

  /** Adds the next element as a set of its own. */
  void add() {
    if (size == parents.length) {
      parents = Arrays.copyOf(parents, Growth.beyond(size));
    }
    parents[size] = size;
    size++;
  }

  int find(int element) {
    int current = element;
    while (parents[current] != current) {
      parents[current] = parents[parents[current]];
      current = parents[current];
    }
    return current;
  }

  /** Hangs one root under another. */
  void link(int root, int under) {
    parents[root] = under;
  }
}
