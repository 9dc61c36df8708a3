package io.filrouge.batch.scores;

import io.filrouge.batch.tables.IdentifierSightings;
import io.filrouge.batch.tables.Kept;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.StagedOrderLines;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the past of some people is told from: all rows of theirs that were taken in, of whatever
 * day, in the columns that purchase histories need.
 *
 * @param identifiers identifier, customer_id, as known when the past is told
 * @param sightings of staged.identifier_sightings
 * @param orderLines of staged.order_lines
 */
record PastRows(Dataset<Row> identifiers, Dataset<Row> sightings, Dataset<Row> orderLines) {
  private static final String[] OTHER_OF_SIGHTINGS = {"entity", "contact_value", "last_seen_at"};
  private static final String[] OTHER_OF_LINES = {
    "source_file", "product_name", "unit_price", "exchange_rate"
  };

  /** Read from the tables whenever they are asked for. */
  static PastRows of(Lake lake, People people) {
    return new PastRows(
        people.identifiers(),
        people.sightings(lake.read(IdentifierSightings.CONTRACT).drop(OTHER_OF_SIGHTINGS)),
        people.orderLines(lake.read(StagedOrderLines.CONTRACT).drop(OTHER_OF_LINES)));
  }

  /** Read once, for several cutoffs: each scan is then of these people's rows alone. */
  static PastRows once(Lake lake, People people, Kept kept) {
    PastRows rows = of(lake, new People(kept.keep(people.identifiers()), people.isEverybody()));
    return new PastRows(
        rows.identifiers(), kept.keep(rows.sightings()), kept.keep(rows.orderLines()));
  }
}
