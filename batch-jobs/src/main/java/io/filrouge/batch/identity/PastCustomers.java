package io.filrouge.batch.identity;

import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.IdentifierSightings;
import io.filrouge.batch.tables.Kept;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.TableContract;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who was who as far as the shop knew on a past day: the graph of that day built in full, whatever
 * nights have run. What joined two people later does not join them here.
 */
public final class PastCustomers {
  private static final TableContract SIGHTINGS = IdentifierSightings.CONTRACT;

  /**
   * {@code identifier, customer_id}. The ids are those that a first night on the day would have
   * issued; where other nights came first, the lake knows these people by others.
   *
   * @param past the day
   * @param asOf the night whose rows may be looked at
   * @param chosen which rows of staged.identifier_sightings are looked at
   * @param kept holds what is read more than once
   */
  public static Dataset<Row> on(
      Lake lake,
      Night past,
      Night asOf,
      UnaryOperator<Dataset<Row>> chosen,
      IdentitySettings settings,
      Kept kept) {
    Dataset<Row> sightings = past.inHindsight(chosen.apply(lake.read(SIGHTINGS)), asOf);
    Dataset<Row> edges = kept.keep(Edges.of(sightings, past));
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
