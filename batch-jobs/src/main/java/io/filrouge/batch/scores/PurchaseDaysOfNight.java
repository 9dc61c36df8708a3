package io.filrouge.batch.scores;

import io.filrouge.batch.cleansed.PastOrders;
import io.filrouge.batch.features.PurchaseHistories;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.IdentifierHolders;
import io.filrouge.batch.tables.Kept;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Days with a purchase as a night knew them. They are worked out from the rows taken in: {@code
 * customer_daily_activity} is as of the newest night, which may be a later one.
 *
 * @param currency the shop's
 */
record PurchaseDaysOfNight(Lake lake, Night night, String currency)
    implements CustomerBase.PurchaseDaysSource {

  @Override
  public Dataset<Row> ofSample(double share, Kept kept) {
    Dataset<Row> identifiers = IdentifierHolders.on(lake.read(CustomerIdentifiers.CONTRACT), night);
    PastRows rows = PastRows.of(lake, People.partOf(identifiers, share));
    PastOrders orders =
        PastOrders.on(lake, night, night, rows.orderLines(), rows.identifiers(), currency, kept);
    return PurchaseHistories.days(orders.orders(), orders.lines());
  }
}
