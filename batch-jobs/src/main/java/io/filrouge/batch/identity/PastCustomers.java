package io.filrouge.batch.identity;

import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.Kept;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who was who as far as the shop knew on a past day: the graph of that day built in full, whatever
 * nights have run. What joined two people later does not join them here.
 */
public final class PastCustomers {
  /**
   * {@code identifier, customer_id}. The ids are those that a first night on the day would have
   * issued; where other nights came first, the lake knows these people by others.
   *
   * @param past the day
   * @param asOf the night whose rows may be looked at
   * @param sightings the rows of staged.identifier_sightings that are looked at
   * @param kept holds what is read more than once
   */
  public static Dataset<Row> on(
      Lake lake,
      Night past,
      Night asOf,
      Dataset<Row> sightings,
      IdentitySettings settings,
      Kept kept) {
    Dataset<Row> edges = kept.keep(Edges.of(past.inHindsight(sightings, asOf), past));
    Dataset<Row> graph = IdentityStep.graph(IdentityStep.unknown(edges), settings);
    Dataset<Row> nobody = lake.read(CustomerIdentifiers.CONTRACT).limit(0);
    Dataset<Row> members =
        kept.keep(Members.of(Members.identifiers(edges), IdentityStep.components(graph), nobody));
    return new IdAssignment(members, nobody.select("customer_id"), past, settings.mint())
        .decide(true)
        .identifiers()
        .select("identifier", "customer_id");
  }

  private PastCustomers() {}
}
