package io.filrouge.batch.exports;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.settings.Failure;

/** Whether customer_360, which holds one night at a time, holds the one that is exported. */
public final class NightOfCustomers {

  /**
   * Refuses to export another night under this one's name.
   *
   * @throws Failure of exit code 3
   */
  public static void require(Lake lake, Night night) {
    boolean isAnother =
        !lake.read(Customer360.CONTRACT)
            .where(col("as_of_date").notEqual(night.date()))
            .limit(1)
            .isEmpty();
    if (isAnother) {
      throw Failure.input(
          "Cannot export "
              + night
              + ": customer_360 of lake "
              + lake.uri()
              + " holds another night; run 'filrouge batch nightly --as-of "
              + night
              + "' first");
    }
  }

  private NightOfCustomers() {}
}
