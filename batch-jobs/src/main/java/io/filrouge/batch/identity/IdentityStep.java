package io.filrouge.batch.identity;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.CustomerContacts;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.CustomerRecords;
import io.filrouge.batch.tables.Failure;
import io.filrouge.batch.tables.IdentifierSightings;
import io.filrouge.batch.tables.IdentityEdges;
import io.filrouge.batch.tables.IdentityMerges;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.Validity;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Finds which identifiers are one customer, gives ids that stay, notes every merge, and settles
 * what is known of each customer.
 */
public final class IdentityStep {
  private static final Validity VALIDITY = new Validity("identifier", "valid_from", "valid_to");

  /**
   * Publishes the four tables of the identity layer for the night.
   *
   * @return identifier, customer_id: the customer of each identifier on the night
   */
  public static Dataset<Row> publish(Publisher publisher, IdentitySettings settings) {
    Lake lake = publisher.lake();
    Night night = publisher.night();
    Dataset<Row> sightings = lake.read(IdentifierSightings.CONTRACT);
    Dataset<Row> edges = publisher.keep(Edges.of(sightings, night));
    Dataset<Row> graph = publisher.keep(graph(edges, settings));
    Dataset<Row> stored =
        publisher.keep(VALIDITY.before(lake.read(CustomerIdentifiers.CONTRACT), night));
    Dataset<Row> members =
        publisher.keep(Members.of(edges, components(graph), stored.where("valid_to IS NULL")));
    refuseCollisions(members);
    IdAssignment assignment =
        new IdAssignment(members, stored.select("customer_id").distinct(), night, settings.mint());
    IdAssignment.Decision decision = assignment.decide(stored.isEmpty());
    Dataset<Row> identifiers =
        publisher.keep(
            VALIDITY.advance(
                stored,
                publisher.keep(decision.identifiers().drop("component")),
                List.of("customer_id", "former_ids"),
                night));
    publisher.overwrite(CustomerIdentifiers.CONTRACT, identifiers);

    Dataset<Row> customers =
        identifiers.where("valid_to IS NULL").select("identifier", "customer_id");
    Dataset<Row> judged = publisher.keep(judged(edges, graph));
    publisher.overwrite(IdentityEdges.CONTRACT, judged);
    publisher.replaceNight(
        IdentityMerges.CONTRACT,
        "as_of_date",
        Merges.of(judged, customers, decision.retired(), night));
    publisher.overwrite(
        CustomerContacts.CONTRACT,
        GoldenRecords.of(
            lake.read(CustomerRecords.CONTRACT), sightings, customers, settings.golden(), night));
    return customers;
  }

  // Edges of one night in the order of their strength, so that every rebuild refuses the same ones.
  private static Dataset<Row> graph(Dataset<Row> edges, IdentitySettings settings) {
    return edges
        .select("node_a", "kind_a", "node_b", "kind_b", "visible_on", "priority")
        .repartition(1)
        .sortWithinPartitions("visible_on", "priority", "node_a", "node_b")
        .mapPartitions(new GraphTask(settings.limits()), Encoders.row(GraphTask.SCHEMA));
  }

  private static Dataset<Row> components(Dataset<Row> graph) {
    return graph.where("outcome IS NULL").select("node", "component");
  }

  private static Dataset<Row> judged(Dataset<Row> edges, Dataset<Row> graph) {
    Dataset<Row> outcomes =
        graph
            .where("outcome IS NOT NULL")
            .select(
                col("node").as("graph_a"),
                col("other_node").as("graph_b"),
                col("outcome"),
                col("refused_kind"));
    return edges
        .where("identifier_a <> identifier_b")
        .join(
            outcomes,
            col("node_a").equalTo(col("graph_a")).and(col("node_b").equalTo(col("graph_b"))))
        .drop("graph_a", "graph_b");
  }

  private static void refuseCollisions(Dataset<Row> members) {
    long collisions = IdAssignment.collisions(members);
    if (collisions > 0) {
      throw Failure.quality(
          "Cannot tell identifiers apart: "
              + collisions
              + " pairs share a hash; set another FILROUGE_IDENTIFIER_SALT and rebuild the lake");
    }
  }

  private IdentityStep() {}
}
