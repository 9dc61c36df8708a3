package io.filrouge.domain.identity;

import java.util.Arrays;

/**
 * Joins identifiers that were seen together into components, one a person.
 *
 * <p>A component is named by its smallest node. Without limits the components do not depend on the
 * order of edges. With limits they do, as the edge that comes too late is the one refused: bring
 * them by night of arrival, then {@link IdentifierKind#edgePriority}, then nodes, and every rebuild
 * refuses the same ones.
 *
 * <p>About 32 bytes a node, up to some 700 million nodes. Not thread-safe.
 */
public final class IdentityGraph {
  private final Limits limits;
  private final NodeIndex index;
  private final UnionFind sets;
  private byte[] kinds;

  /** {@link KindCounts} of the component, valid at its root. */
  private long[] counts;

  /** An empty graph. */
  public IdentityGraph(Limits limits) {
    this(limits, 0);
  }

  /** An empty graph with room for a number of nodes; it grows beyond if it must. */
  public IdentityGraph(Limits limits, int expectedNodes) {
    this.limits = limits;
    this.index = new NodeIndex(expectedNodes);
    this.sets = new UnionFind(expectedNodes);
    this.kinds = new byte[Math.max(16, expectedNodes)];
    this.counts = new long[kinds.length];
  }

  /** Receives one node with its component. */
  @FunctionalInterface
  public interface NodeConsumer {

    /**
     * Receives one node.
     *
     * @param node the node
     * @param kind the code of its {@link IdentifierKind}
     * @param component the smallest node of its component
     */
    void accept(long node, byte kind, long component);
  }

  public int nodeCount() {
    return index.size();
  }

  /** Adds a node that may stay alone; adding it again changes nothing. */
  public void node(long node, byte kind) {
    register(node, kind);
  }

  /** Takes an edge, adding its ends where they are new. */
  public EdgeOutcome connect(long one, byte kindOfOne, long other, byte kindOfOther) {
    int oneRoot = sets.find(register(one, kindOfOne));
    int otherRoot = sets.find(register(other, kindOfOther));
    if (oneRoot == otherRoot) {
      return EdgeOutcome.ALREADY_JOINED;
    }
    long together = KindCounts.sum(counts[oneRoot], counts[otherRoot]);
    byte exceeded = limits.exceededBy(together);
    if (exceeded != 0) {
      return EdgeOutcome.refused(exceeded);
    }
    boolean mergesPeople = Personhood.areTwoPeople(counts[oneRoot], counts[otherRoot]);
    link(oneRoot, otherRoot, together);
    return mergesPeople ? EdgeOutcome.MERGED : EdgeOutcome.JOINED;
  }

  /**
   * Takes over that two nodes are one person's, as an earlier graph found, whatever the limits: so
   * a part of that graph is there again, and later edges meet it as they would meet the whole.
   */
  public void restore(long one, byte kindOfOne, long other, byte kindOfOther) {
    int oneRoot = sets.find(register(one, kindOfOne));
    int otherRoot = sets.find(register(other, kindOfOther));
    if (oneRoot != otherRoot) {
      link(oneRoot, otherRoot, KindCounts.sum(counts[oneRoot], counts[otherRoot]));
    }
  }

  private void link(int oneRoot, int otherRoot, long together) {
    boolean oneIsSmaller = index.nodeAt(oneRoot) < index.nodeAt(otherRoot);
    int root = oneIsSmaller ? oneRoot : otherRoot;
    sets.link(oneIsSmaller ? otherRoot : oneRoot, root);
    counts[root] = together;
  }

  /** The component of a node, so far. */
  public long component(long node) {
    int position = index.find(node);
    if (position < 0) {
      throw new IllegalArgumentException(
          "Cannot find the component of node: %d; add it first".formatted(node));
    }
    return index.nodeAt(sets.find(position));
  }

  /** Gives every node with its component, in the order the nodes first came. */
  public void forEachNode(NodeConsumer consumer) {
    for (int position = 0; position < index.size(); position++) {
      consumer.accept(index.nodeAt(position), kinds[position], index.nodeAt(sets.find(position)));
    }
  }

  private int register(long node, byte kind) {
    int position = index.add(node);
    if (position < sets.size()) {
      if (kinds[position] != kind) {
        throw new IllegalArgumentException(
            "Cannot add node %d of kind %s: it is there as %s; two identifiers share a hash"
                .formatted(
                    node,
                    IdentifierKind.ofCode(kind).wireName(),
                    IdentifierKind.ofCode(kinds[position]).wireName()));
      }
      return position;
    }
    sets.add();
    if (position == kinds.length) {
      int capacity = Growth.beyond(position);
      kinds = Arrays.copyOf(kinds, capacity);
      counts = Arrays.copyOf(counts, capacity);
    }
    kinds[position] = IdentifierKind.ofCode(kind).code();
    counts[position] = KindCounts.one(kind);
    return position;
  }
}
