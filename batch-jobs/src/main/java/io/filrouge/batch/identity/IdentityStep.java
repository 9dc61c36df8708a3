package io.filrouge.batch.identity;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.filrouge.batch.tables.CustomerContacts;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.CustomerRecords;
import io.filrouge.batch.tables.EarlierNight;
import io.filrouge.batch.tables.IdentifierHolders;
import io.filrouge.batch.tables.IdentifierSightings;
import io.filrouge.batch.tables.IdentityEdges;
import io.filrouge.batch.tables.IdentityMerges;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.StagedCustomerRecords;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.Validity;
import io.filrouge.settings.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Finds which identifiers are one customer, gives ids that stay, notes every merge, and settles
 * what is known of each customer.
 */
public final class IdentityStep {
  private static final List<TableContract> CARRIED =
      List.of(CustomerIdentifiers.CONTRACT, IdentityEdges.CONTRACT, CustomerContacts.CONTRACT);

  private static final List<TableContract> MADE_FROM =
      List.of(
          IdentifierSightings.CONTRACT, StagedCustomerRecords.CONTRACT, CustomerRecords.CONTRACT);

  private static final List<String> COMPARED = List.of("customer_id", "former_ids");

  private static final Validity VALIDITY = new Validity("identifier", "valid_from", "valid_to");

  /**
   * Publishes the four tables of the identity layer for the night: what its new sightings concern
   * worked out anew, all else as the night before left it; or all anew.
   */
  public static void publish(Publisher publisher, IdentitySettings settings) {
    Dataset<Row> sightings = publisher.lake().read(IdentifierSightings.CONTRACT);
    Optional<EarlierNight> earlier = publisher.earlier(CARRIED, MADE_FROM);
    Optional<NewEdges> fresh =
        earlier.flatMap(night -> NewEdges.since(night, publisher, sightings));
    if (fresh.isPresent()) {
      publishWith(fresh.get(), earlier.get(), publisher, settings, sightings);
    } else {
      publishInFull(publisher, settings, sightings);
    }
  }

  private static void publishInFull(
      Publisher publisher, IdentitySettings settings, Dataset<Row> sightings) {
    Lake lake = publisher.lake();
    Night night = publisher.night();
    Dataset<Row> edges = publisher.keep(Edges.of(sightings, night));
    Dataset<Row> graph = publisher.keep(graph(unknown(edges), settings));
    Dataset<Row> stored =
        publisher.keep(VALIDITY.before(lake.read(CustomerIdentifiers.CONTRACT), night));
    Dataset<Row> members =
        publisher.keep(
            Members.of(
                Members.identifiers(edges), components(graph), stored.where("valid_to IS NULL")));
    refuse(IdAssignment.collisions(members));
    IdAssignment.Decision decision = decided(members, stored, publisher, settings);
    Dataset<Row> identifiers =
        publisher.keep(VALIDITY.advance(stored, identifiers(decision, publisher), COMPARED, night));
    publisher.overwrite(CustomerIdentifiers.CONTRACT, identifiers);

    Dataset<Row> customers = customers(identifiers);
    Dataset<Row> judged = publisher.keep(judged(edges, graph));
    publisher.overwrite(IdentityEdges.CONTRACT, judged);
    publishMerges(publisher, judged, customers, decision);
    publisher.overwrite(
        CustomerContacts.CONTRACT,
        GoldenRecords.of(
            lake.read(CustomerRecords.CONTRACT), sightings, customers, settings.golden(), night));
  }

  private static void publishWith(
      NewEdges fresh,
      EarlierNight earlier,
      Publisher publisher,
      IdentitySettings settings,
      Dataset<Row> sightings) {
    Lake lake = publisher.lake();
    Night night = publisher.night();
    refuse(fresh.collisions());
    Dataset<Row> known = publisher.keep(fresh.concerned());
    Dataset<Row> graph =
        publisher.keep(
            graph(unknown(fresh.added()).unionByName(known(fresh.components())), settings));
    Dataset<Row> members =
        publisher.keep(
            Members.of(
                Members.identifiers(fresh.added(), fresh.knownIdentifiers()),
                components(graph),
                known));
    IdAssignment.Decision decision = decided(members, fresh.stored(), publisher, settings);
    Dataset<Row> identifiers =
        publisher.keep(VALIDITY.advance(known, identifiers(decision, publisher), COMPARED, night));
    publisher.overwrite(
        CustomerIdentifiers.CONTRACT, identifiers, Optional.of(fresh.unconcerned()));

    Dataset<Row> judged = publisher.keep(judged(fresh.added(), graph));
    publisher.overwrite(
        IdentityEdges.CONTRACT,
        IdentityEdges.CONTRACT
            .conform(judged)
            .unionAll(IdentityEdges.CONTRACT.conform(fresh.edgesSeenAgain())),
        Optional.of(fresh.edgesAsBefore()));
    publishMerges(publisher, judged, customers(identifiers), decision);

    Dataset<Row> holders = customers(identifiers.unionByName(fresh.unconcerned()));
    Dataset<Row> changed =
        publisher.keep(
            GoldenChanges.since(
                earlier,
                night,
                IdentifierHolders.since(identifiers, earlier.night(), night),
                holders,
                sightings,
                lake.read(StagedCustomerRecords.CONTRACT)));
    Dataset<Row> theirs =
        holders.join(broadcast(changed), new String[] {"customer_id"}, "left_semi");
    publisher.overwrite(
        CustomerContacts.CONTRACT,
        GoldenRecords.of(
            lake.read(CustomerRecords.CONTRACT),
            sightings,
            broadcast(theirs),
            settings.golden(),
            night),
        Optional.of(
            earlier
                .rows(CustomerContacts.CONTRACT)
                .join(broadcast(changed), new String[] {"customer_id"}, "left_anti")));
  }

  private static IdAssignment.Decision decided(
      Dataset<Row> members, Dataset<Row> stored, Publisher publisher, IdentitySettings settings) {
    Dataset<Row> everIssued = stored.select("customer_id").distinct();
    return new IdAssignment(members, everIssued, publisher.night(), settings.mint())
        .decide(stored.isEmpty());
  }

  private static Dataset<Row> identifiers(IdAssignment.Decision decision, Publisher publisher) {
    return publisher.keep(decision.identifiers().drop("component"));
  }

  private static Dataset<Row> customers(Dataset<Row> identifiers) {
    return identifiers.where("valid_to IS NULL").select("identifier", "customer_id");
  }

  private static void publishMerges(
      Publisher publisher,
      Dataset<Row> judged,
      Dataset<Row> customers,
      IdAssignment.Decision decision) {
    publisher.replaceNight(
        IdentityMerges.CONTRACT,
        "as_of_date",
        Merges.of(judged, customers, decision.retired(), publisher.night()));
  }

  /** Edges as {@link Edges} gives them, for {@link #graph}: none settled yet. */
  static Dataset<Row> unknown(Dataset<Row> edges) {
    return edges
        .select("node_a", "kind_a", "node_b", "kind_b", "visible_on", "priority")
        .withColumn("is_known", lit(false));
  }

  private static Dataset<Row> known(Dataset<Row> components) {
    return components.withColumns(
        Map.of(
            "visible_on", lit(null).cast("date"),
            "priority", lit(null).cast("int"),
            "is_known", lit(true)));
  }

  // Edges of one night in the order of their strength, so that every rebuild refuses the same ones.
  static Dataset<Row> graph(Dataset<Row> edges, IdentitySettings settings) {
    return edges
        .select("node_a", "kind_a", "node_b", "kind_b", "is_known", "visible_on", "priority")
        .repartition(1)
        .sortWithinPartitions(
            col("is_known").desc(),
            col("visible_on"),
            col("priority"),
            col("node_a"),
            col("node_b"))
        .mapPartitions(new GraphTask(settings.limits()), Encoders.row(GraphTask.SCHEMA));
  }

  /** {@code node, component} of {@link #graph}. */
  static Dataset<Row> components(Dataset<Row> graph) {
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

  private static void refuse(long collisions) {
    if (collisions > 0) {
      throw Failure.quality(
          "Cannot tell identifiers apart: "
              + collisions
              + " pairs share a hash; set another FILROUGE_IDENTIFIER_SALT and rebuild the lake");
    }
  }

  private IdentityStep() {}
}
