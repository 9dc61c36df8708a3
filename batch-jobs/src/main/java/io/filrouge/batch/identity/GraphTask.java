package io.filrouge.batch.identity;

import io.filrouge.domain.identity.EdgeOutcome;
import io.filrouge.domain.identity.IdentifierKind;
import io.filrouge.domain.identity.IdentityGraph;
import io.filrouge.domain.identity.Limits;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The whole graph in one task: sorted edges in, each edge with its outcome out, and after the last
 * one every node with its component. Union-find in one task beats distributed components up to some
 * hundred million nodes.
 */
final class GraphTask implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** Rows with an {@code outcome} are edges (node, other_node), the others nodes. */
  static final StructType SCHEMA =
      new StructType()
          .add("node", DataTypes.LongType)
          .add("kind", DataTypes.StringType)
          .add("component", DataTypes.LongType)
          .add("other_node", DataTypes.LongType)
          .add("outcome", DataTypes.StringType)
          .add("refused_kind", DataTypes.StringType);

  private final Limits limits;

  GraphTask(Limits limits) {
    this.limits = limits;
  }

  /**
   * Rows {@code node_a, kind_a, node_b, kind_b, is_known} in the order in which edges are to be
   * taken: those of which is known that they are one person's first.
   */
  @Override
  public Iterator<Row> call(Iterator<Row> edges) {
    IdentityGraph graph = new IdentityGraph(limits);
    return new Iterator<>() {
      private Row next;
      private Iterator<Row> nodes;

      @Override
      public boolean hasNext() {
        while (edges.hasNext() && next == null) {
          next = taken(graph, edges.next());
        }
        if (next != null) {
          return true;
        }
        if (nodes == null) {
          nodes = nodes(graph).iterator();
        }
        return nodes.hasNext();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        Row row = next == null ? nodes.next() : next;
        next = null;
        return row;
      }
    };
  }

  /** An edge with its outcome; null for what was known. */
  private static Row taken(IdentityGraph graph, Row edge) {
    long one = edge.getLong(0);
    byte kindOfOne = IdentifierKind.ofWireName(edge.getString(1)).code();
    long other = edge.getLong(2);
    byte kindOfOther = IdentifierKind.ofWireName(edge.getString(3)).code();
    if (edge.getBoolean(4)) {
      graph.restore(one, kindOfOne, other, kindOfOther);
      return null;
    }
    EdgeOutcome outcome = graph.connect(one, kindOfOne, other, kindOfOther);
    return RowFactory.create(
        one,
        edge.getString(1),
        null,
        other,
        outcome.result().wireName(),
        outcome.exceeded().map(IdentifierKind::wireName).orElse(null));
  }

  private static List<Row> nodes(IdentityGraph graph) {
    List<Row> rows = new ArrayList<>(graph.nodeCount());
    graph.forEachNode(
        (node, kind, component) ->
            rows.add(
                RowFactory.create(
                    node, IdentifierKind.ofCode(kind).wireName(), component, null, null, null)));
    return rows;
  }
}
