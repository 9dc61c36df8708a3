package io.filrouge.batch.identity;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;

import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.EarlierNight;
import io.filrouge.batch.tables.IdentityEdges;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the sightings of a night add to the identity graph of the night before, and the customers
 * whose components that concerns.
 *
 * <p>Edges are taken in the order of the nights from which they could be seen, so all that were
 * seen before have had their turn: the customers of that night are the components as far as they
 * had grown. A new edge concerns the customers at its ends, and whoever shares a former id with
 * those, since ids are contested among them.
 */
final class NewEdges {
  private static final String[] PAIR = {"identifier_a", "identifier_b"};

  private final EarlierNight earlier;
  private final Dataset<Row> seenAgain;
  private final Dataset<Row> added;
  private final Dataset<Row> stored;
  private final Dataset<Row> customers;

  private NewEdges(
      EarlierNight earlier,
      Dataset<Row> seenAgain,
      Dataset<Row> added,
      Dataset<Row> stored,
      Dataset<Row> customers) {
    this.earlier = earlier;
    this.seenAgain = seenAgain;
    this.added = added;
    this.stored = stored;
    this.customers = customers;
  }

  /**
   * Finds them; empty where so many customers are concerned that the whole graph is better built
   * anew.
   *
   * @param sightings {@code staged.identifier_sightings}
   */
  static Optional<NewEdges> since(
      EarlierNight earlier, Publisher publisher, Dataset<Row> sightings) {
    Night night = publisher.night();
    Dataset<Row> edges = publisher.keep(Edges.of(seenNow(earlier, publisher, sightings), night));
    Dataset<Row> before =
        earlier.rows(IdentityEdges.CONTRACT).select("identifier_a", "identifier_b");
    Dataset<Row> stored = earlier.rows(CustomerIdentifiers.CONTRACT);
    Dataset<Row> open = stored.where("valid_to IS NULL").select("identifier", "customer_id");
    Dataset<Row> known =
        publisher.keep(before.join(broadcast(edges.select(PAIR[0], PAIR[1])), PAIR, "left_semi"));
    Dataset<Row> added =
        publisher.keep(withoutKnownAlone(edges.join(broadcast(known), PAIR, "left_anti"), open));
    Dataset<Row> ends =
        added
            .select(col("identifier_a").as("identifier"))
            .unionAll(added.select(col("identifier_b").as("identifier")))
            .distinct();
    Dataset<Row> concerned =
        publisher.keep(open.join(broadcast(ends), "identifier").select("customer_id").distinct());
    Dataset<Row> drawnIn = publisher.keep(sharingIds(stored, concerned));
    if (!publisher.carriesOn(drawnIn.count(), open.select("customer_id").distinct().count())) {
      return Optional.empty();
    }
    return Optional.of(
        new NewEdges(
            earlier,
            publisher.keep(edges.join(broadcast(known), PAIR, "left_semi")),
            added,
            stored,
            drawnIn));
  }

  /**
   * All sightings of the pairs that are new, or seen once more; a pair with an order may have
   * waited for a second one.
   */
  private static Dataset<Row> seenNow(
      EarlierNight earlier, Publisher publisher, Dataset<Row> sightings) {
    Night night = publisher.night();
    Dataset<Row> fresh =
        publisher.keep(
            night
                .newlySeen(sightings, "first_seen_at", earlier.night())
                .select("primary_identifier", "identifier", "kind")
                .distinct());
    Dataset<Row> orders =
        publisher.keep(fresh.where("kind = 'order'").select("identifier").distinct());
    Dataset<Row> pairs = fresh.select("primary_identifier", "identifier");
    if (!orders.isEmpty()) {
      pairs =
          pairs.unionAll(
              sightings
                  .where(night.seesTakenIn("first_seen_at"))
                  .where("kind = 'order'")
                  .join(broadcast(orders), new String[] {"identifier"}, "left_semi")
                  .select("primary_identifier", "identifier"));
    }
    return sightings.join(
        broadcast(publisher.keep(pairs.distinct())),
        new String[] {"primary_identifier", "identifier"},
        "left_semi");
  }

  /** An identifier alone is an edge to itself: it adds nothing where somebody has it already. */
  private static Dataset<Row> withoutKnownAlone(Dataset<Row> edges, Dataset<Row> open) {
    Dataset<Row> alone = edges.where("identifier_a = identifier_b");
    Dataset<Row> known =
        open.join(
                broadcast(alone.select(col("identifier_a").as("alone"))),
                col("identifier").equalTo(col("alone")),
                "left_semi")
            .select(col("identifier").as("known_alone"));
    return edges
        .where("identifier_a <> identifier_b")
        .unionByName(
            alone.join(
                broadcast(known), col("identifier_a").equalTo(col("known_alone")), "left_anti"));
  }

  /** Customers, and those who carry, or once carried, an id that one of them does or did. */
  private static Dataset<Row> sharingIds(Dataset<Row> stored, Dataset<Row> customers) {
    Dataset<Row> former =
        stored
            .where("valid_to IS NULL AND size(former_ids) > 0")
            .select(col("customer_id"), explode(col("former_ids")).as("former"))
            .select(col("customer_id"), substring_index(col("former"), "@", 1).as("ever_id"));
    Dataset<Row> ever =
        customers.unionAll(
            former
                .join(broadcast(customers), new String[] {"customer_id"}, "left_semi")
                .select("ever_id"));
    Dataset<Row> theirs =
        former
            .join(
                broadcast(ever.select(col("customer_id").as("touched_id")).distinct()),
                col("ever_id").equalTo(col("touched_id")),
                "left_semi")
            .select("customer_id");
    Dataset<Row> now =
        stored
            .where("valid_to IS NULL")
            .select("customer_id")
            .join(broadcast(ever.distinct()), new String[] {"customer_id"}, "left_semi");
    return theirs.unionAll(now).unionAll(customers).distinct();
  }

  /** Edges that were not there before. */
  Dataset<Row> added() {
    return added;
  }

  /** The rows of the stored id table that hold and are of customers who are concerned. */
  Dataset<Row> concerned() {
    return stored
        .where("valid_to IS NULL")
        .join(broadcast(customers), new String[] {"customer_id"}, "left_semi");
  }

  /** The rows of the stored id table that stay as they are. */
  Dataset<Row> unconcerned() {
    return stored
        .where("valid_to IS NOT NULL")
        .unionByName(
            stored
                .where("valid_to IS NULL")
                .join(broadcast(customers), new String[] {"customer_id"}, "left_anti"));
  }

  /** The whole stored id table. */
  Dataset<Row> stored() {
    return stored;
  }

  /** {@code identifier, kind, node, first_taken_on} of the customers who are concerned. */
  Dataset<Row> knownIdentifiers() {
    return concerned()
        .select(
            col("identifier"),
            col("kind"),
            Edges.node("identifier").as("node"),
            col("first_taken_on"));
  }

  /**
   * The components of the customers concerned, as edges to one of their nodes that have had their
   * turn: {@code node_a, kind_a, node_b, kind_b}.
   */
  Dataset<Row> components() {
    Column member = struct(Edges.node("identifier").as("node"), col("kind"));
    Dataset<Row> members = concerned().select(col("customer_id"), member.as("member"));
    Dataset<Row> first = members.groupBy("customer_id").agg(min("member").as("first"));
    return members
        .join(first, "customer_id")
        .select(
            col("first.node").as("node_a"),
            col("first.kind").as("kind_a"),
            col("member.node").as("node_b"),
            col("member.kind").as("kind_b"));
  }

  /** Stored edges that no new sighting shows. */
  Dataset<Row> edgesAsBefore() {
    return earlier
        .rows(IdentityEdges.CONTRACT)
        .join(broadcast(seenAgain.select("identifier_a", "identifier_b")), PAIR, "left_anti");
  }

  /** Stored edges that were seen once more: told anew by whom, and with their outcome. */
  Dataset<Row> edgesSeenAgain() {
    Dataset<Row> outcomes =
        earlier
            .rows(IdentityEdges.CONTRACT)
            .select("identifier_a", "identifier_b", "outcome", "refused_kind");
    return outcomes.join(broadcast(seenAgain), PAIR);
  }

  /** How many new identifiers share a node with another one: should be none in a lifetime. */
  long collisions() {
    Dataset<Row> fresh =
        Members.identifiers(added)
            .select(col("node").as("fresh_node"), col("identifier").as("fresh_identifier"));
    Dataset<Row> others =
        stored
            .where("valid_to IS NULL")
            .select(Edges.node("identifier").as("node"), col("identifier"))
            .unionAll(fresh.select(col("fresh_node"), col("fresh_identifier")));
    return others
        .join(
            broadcast(fresh),
            col("node")
                .equalTo(col("fresh_node"))
                .and(col("identifier").notEqual(col("fresh_identifier"))))
        .select(lit(1))
        .count();
  }
}
