package io.filrouge.batch.cleansed;

import io.filrouge.batch.tables.CustomerRecords;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.StagedCustomerRecords;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Customer records as the shop knew them on a past day. */
public final class PastRecords {

  /**
   * As in {@code cleansed.customer_records}: the latest versions known by then.
   *
   * @param past the day
   * @param asOf the night whose rows may be looked at
   */
  public static Dataset<Row> on(Lake lake, Night past, Night asOf) {
    return latest(past.inHindsight(lake.read(StagedCustomerRecords.CONTRACT), asOf), past);
  }

  /** The latest version of each record that a night sees. */
  static Dataset<Row> latest(Dataset<Row> staged, Night night) {
    return LatestVersions.perKey(
        LatestVersions.known(staged, night).where(CustomerRecords.saidAt().lt(night.end())),
        "source",
        "record_id");
  }

  private PastRecords() {}
}
