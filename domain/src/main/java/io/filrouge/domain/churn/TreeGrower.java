package io.filrouge.domain.churn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Grows trees one after the other, each by what the former ones leave unexplained: boosting of the
 * logistic loss by its first and second derivatives (Friedman 2001; Chen and Guestrin 2016). There
 * is no chance in it: all rows and figures take part in every tree, and of equal splits the first
 * figure's lowest is taken.
 */
final class TreeGrower {
  private static final int TREES = 60;
  private static final int DEPTH = 3;
  private static final double LEARNING_RATE = 0.1;

  /** Draws the leaves of few customers to nothing. */
  private static final double SHRINKAGE = 5;

  /** The least second derivative of a leaf: some forty customers of whom half stay away. */
  private static final double SMALLEST_LEAF = 10;

  private static final double SMALLEST_GAIN = 1e-6;

  private final TrainingRows rows;
  private final FigureBins bins;
  private final double[] logOdds;
  private final double[] slope;
  private final double[] curvature;

  /** Where to split a node, and what it is worth. */
  private record Split(int figure, int part, double gain) {}

  private TreeGrower(TrainingRows rows) {
    this.rows = rows;
    this.bins = new FigureBins(rows);
    this.logOdds = new double[rows.size()];
    this.slope = new double[rows.size()];
    this.curvature = new double[rows.size()];
  }

  /** Learns from rows of customers of whom some stayed away and some did not. */
  static BoostedTrees grow(TrainingRows rows) {
    return new TreeGrower(rows).grow();
  }

  private BoostedTrees grow() {
    double base = Math.log(rows.count(true) / rows.count(false));
    Arrays.fill(logOdds, base);
    List<Tree> trees = new ArrayList<>(TREES);
    for (int i = 0; i < TREES; i++) {
      derive();
      trees.add(tree());
    }
    return new BoostedTrees(base, trees);
  }

  private void derive() {
    for (int row = 0; row < logOdds.length; row++) {
      double probability = LogOdds.toProbability(logOdds[row]);
      slope[row] = rows.count(row) * ((rows.stayedAway(row) ? 1 : 0) - probability);
      curvature[row] = rows.count(row) * probability * (1 - probability);
    }
  }

  private Tree tree() {
    int nodes = (1 << DEPTH + 1) - 1;
    Tree tree = new Tree(new int[nodes], new double[nodes]);
    Arrays.fill(tree.figures(), Tree.LEAF);
    int[] all = new int[rows.size()];
    Arrays.setAll(all, row -> row);
    grow(tree, 0, 0, all);
    return tree;
  }

  private void grow(Tree tree, int node, int depth, int[] members) {
    Split split = depth < DEPTH ? split(members) : null;
    if (split == null) {
      leaf(tree, node, members);
      return;
    }
    tree.figures()[node] = split.figure();
    tree.values()[node] = bins.cut(split.figure(), split.part());
    grow(tree, 2 * node + 1, depth + 1, members(members, split, true));
    grow(tree, 2 * node + 2, depth + 1, members(members, split, false));
  }

  private int[] members(int[] members, Split split, boolean isLeft) {
    return Arrays.stream(members)
        .filter(row -> bins.part(split.figure(), row) <= split.part() == isLeft)
        .toArray();
  }

  private void leaf(Tree tree, int node, int[] members) {
    double slopes = 0;
    double curvatures = 0;
    for (int row : members) {
      slopes += slope[row];
      curvatures += curvature[row];
    }
    double value = LEARNING_RATE * slopes / (curvatures + SHRINKAGE);
    tree.values()[node] = value;
    for (int row : members) {
      logOdds[row] += value;
    }
  }

  private Split split(int[] members) {
    Split best = null;
    for (int figure = 0; figure < bins.figureCount(); figure++) {
      Split candidate = split(members, figure);
      if (candidate != null && (best == null || candidate.gain() > best.gain())) {
        best = candidate;
      }
    }
    return best;
  }

  private Split split(int[] members, int figure) {
    double[] slopes = new double[FigureBins.MOST];
    double[] curvatures = new double[FigureBins.MOST];
    double allSlopes = 0;
    double allCurvatures = 0;
    for (int row : members) {
      int part = bins.part(figure, row);
      slopes[part] += slope[row];
      curvatures[part] += curvature[row];
      allSlopes += slope[row];
      allCurvatures += curvature[row];
    }
    Split best = null;
    double left = 0;
    double leftCurvatures = 0;
    for (int part = 0; part < bins.cutCount(figure); part++) {
      left += slopes[part];
      leftCurvatures += curvatures[part];
      double right = allSlopes - left;
      double rightCurvatures = allCurvatures - leftCurvatures;
      double gain =
          worth(left, leftCurvatures)
              + worth(right, rightCurvatures)
              - worth(allSlopes, allCurvatures);
      boolean isLargeEnough = Math.min(leftCurvatures, rightCurvatures) >= SMALLEST_LEAF;
      if (isLargeEnough && gain > (best == null ? SMALLEST_GAIN : best.gain())) {
        best = new Split(figure, part, gain);
      }
    }
    return best;
  }

  private static double worth(double slopes, double curvatures) {
    return slopes * slopes / (curvatures + SHRINKAGE);
  }
}
