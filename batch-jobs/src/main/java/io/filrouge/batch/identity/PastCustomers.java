package io.filrouge.batch.identity;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.IdentifierSightings;
import io.filrouge.batch.tables.Kept;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.TableContract;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who was who as far as the shop knew on a past day: the graph of that day built in full, whatever
 * nights have run. What joined two people later does not join them here.
 */
public final class PastCustomers {
  private static final TableContract SIGHTINGS = IdentifierSightings.CONTRACT;

  /**
   * {@code identifier, customer_id}. The ids hold within these rows only: they are the numbers of
   * the day's components, since the ids of a day that had no night were never issued.
   *
   * @param past the day
   * @param asOf the night whose rows may be looked at
   * @param kept holds what is read more than once
   */
  public static Dataset<Row> on(
      Lake lake, Night past, Night asOf, IdentitySettings settings, Kept kept) {
    Dataset<Row> sightings = past.inHindsight(lake.read(SIGHTINGS), asOf);
    Dataset<Row> edges = kept.keep(Edges.of(sightings, past));
    Dataset<Row> graph = IdentityStep.graph(IdentityStep.unknown(edges), settings);
    return Members.identifiers(edges)
        .join(IdentityStep.components(graph), "node")
        .select(col("identifier"), col("component").cast("string").as("customer_id"));
  }

  private PastCustomers() {}
}
