package io.filrouge.batch.exports;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.Column;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.settings.Failure;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether customer_360, which holds one night at a time, holds the one that is exported, with all
 * its columns.
 */
public final class NightOfCustomers {

  /**
   * Refuses to export another night under this one's name, or one that an earlier version wrote.
   *
   * @throws Failure of exit code 3
   */
  public static void require(Lake lake, Night night) {
    Dataset<Row> customers = lake.read(Customer360.CONTRACT);
    boolean isAnother =
        !customers.where(col("as_of_date").notEqual(night.date())).limit(1).isEmpty();
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
    requireColumns(customers, night);
  }

  /**
   * Refuses rows of customer_360 that lack a column: an empty one would tell of nobody what it is
   * for, such as that they must not be written to.
   *
   * @throws Failure of exit code 3
   */
  public static void requireColumns(Dataset<Row> customers, Night night) {
    List<String> present = List.of(customers.columns());
    List<String> missing =
        Customer360.CONTRACT.columns().stream()
            .map(Column::name)
            .filter(name -> !present.contains(name))
            .toList();
    if (!missing.isEmpty()) {
      throw Failure.input(
          "Cannot use customer_360 of "
              + night
              + ": it was written by an earlier version and has no "
              + String.join(", ", missing)
              + "; run 'filrouge batch nightly --as-of "
              + night
              + "' first");
    }
  }

  private NightOfCustomers() {}
}
