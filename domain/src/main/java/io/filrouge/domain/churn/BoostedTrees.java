package io.filrouge.domain.churn;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trees whose sum is the log-odds that a customer stays away.
 *
 * @param base where the sum begins
 */
record BoostedTrees(double base, List<Tree> trees) implements Serializable {
  private static final String BASE = "base";

  BoostedTrees {
    trees = List.copyOf(trees);
  }

  /** The log-odds of a customer with such figures. */
  double logOdds(double[] figures) {
    double sum = base;
    for (Tree tree : trees) {
      sum += tree.of(figures);
    }
    return sum;
  }

  /**
   * The trees as numbers by name: {@code tree.03.05.figure}, and {@code .value}, a cut or a leaf.
   */
  Map<String, Double> parameters() {
    Map<String, Double> parameters = new TreeMap<>();
    parameters.put(BASE, base);
    for (int i = 0; i < trees.size(); i++) {
      add(parameters, i, 0);
    }
    return parameters;
  }

  private void add(Map<String, Double> parameters, int tree, int node) {
    int figure = trees.get(tree).figures()[node];
    parameters.put(name(tree, node, "figure"), (double) figure);
    parameters.put(name(tree, node, "value"), trees.get(tree).values()[node]);
    if (figure != Tree.LEAF) {
      add(parameters, tree, 2 * node + 1);
      add(parameters, tree, 2 * node + 2);
    }
  }

  /** The same trees again. */
  static BoostedTrees of(Map<String, Double> parameters) {
    List<Tree> trees = new ArrayList<>();
    while (parameters.containsKey(name(trees.size(), 0, "figure"))) {
      trees.add(tree(parameters, trees.size()));
    }
    return new BoostedTrees(parameters.get(BASE), trees);
  }

  private static Tree tree(Map<String, Double> parameters, int tree) {
    int nodes = 1;
    for (int node = 0; node < nodes; node++) {
      Double figure = parameters.get(name(tree, node, "figure"));
      nodes = figure != null && figure != Tree.LEAF ? Math.max(nodes, 2 * node + 3) : nodes;
    }
    int[] figures = new int[nodes];
    Arrays.fill(figures, Tree.LEAF);
    double[] values = new double[nodes];
    for (int node = 0; node < nodes; node++) {
      if (parameters.containsKey(name(tree, node, "figure"))) {
        figures[node] = parameters.get(name(tree, node, "figure")).intValue();
        values[node] = parameters.get(name(tree, node, "value"));
      }
    }
    return new Tree(figures, values);
  }

  private static String name(int tree, int node, String what) {
    return String.format(Locale.ROOT, "tree.%02d.%02d.%s", tree, node, what);
  }
}
