package io.filrouge.batch.identity;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.udf;

import io.filrouge.batch.tables.Night;
import io.filrouge.domain.identity.IdentifierKind;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/**
 * The edges of the identity graph: pairs of identifiers that stood in one row, each once, with the
 * night from which they could be seen. An identifier that stood alone is an edge to itself.
 */
final class Edges {
  /** Hexadecimal digits of an identifier's hash that name its node: 60 bits fit a positive long. */
  private static final int NODE_DIGITS = 15;

  private static final UDF2<String, String, Integer> PRIORITY =
      (one, other) ->
          IdentifierKind.edgePriority(
              IdentifierKind.ofWireName(one), IdentifierKind.ofWireName(other));

  /**
   * Columns {@code identifier_a, kind_a, node_a, identifier_b, kind_b, node_b, sources,
   * first_seen_at, first_taken_on, visible_on, priority}.
   *
   * @param sightings staged.identifier_sightings
   */
  static Dataset<Row> of(Dataset<Row> sightings, Night night) {
    Dataset<Row> edges =
        sightings
            .where(night.sees("first_seen_at", "known_at"))
            .where(col("taken_on").leq(night.date()))
            .groupBy(
                col("primary_identifier").as("identifier_a"),
                col("primary_kind").as("kind_a"),
                col("identifier").as("identifier_b"),
                col("kind").as("kind_b"))
            .agg(
                array_join(array_sort(collect_set("source")), ", ").as("sources"),
                min("first_seen_at").as("first_seen_at"),
                min("taken_on").as("first_taken_on"),
                min(greatest(
                        col("taken_on"),
                        to_date(coalesce(col("known_at"), col("first_seen_at"))),
                        to_date(col("first_seen_at"))))
                    .as("visible_on"));
    return linking(edges)
        .withColumns(
            Map.of(
                "node_a", node("identifier_a"),
                "node_b", node("identifier_b"),
                "priority",
                    udf(PRIORITY, DataTypes.IntegerType).apply(col("kind_a"), col("kind_b"))));
  }

  /** An identifier's node: the leading digits of its hash as a number. */
  static Column node(String identifier) {
    return conv(substring(col(identifier), 1, NODE_DIGITS), 16, 10).cast("bigint");
  }

  // An order that only one identifier stands beside joins nobody, and there are many of them.
  private static Dataset<Row> linking(Dataset<Row> edges) {
    return edges
        .where("kind_a <> 'order'")
        .withColumn("neighbours", count(lit(1)).over(Window.partitionBy("kind_b", "identifier_b")))
        .where("kind_b <> 'order' OR neighbours > 1")
        .drop("neighbours");
  }

  private Edges() {}
}
