package io.filrouge.batch.identity;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.cleansed.PastRecords;
import io.filrouge.batch.tables.IdentifierSightings;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** From which country customers were by their golden records, as far as known on a past day. */
public final class PastCountries {

  /**
   * {@code customer_id, record_country} of customers of whom it is known.
   *
   * @param past the day
   * @param asOf the night whose rows may be looked at
   * @param customers identifier, customer_id as known on the day
   */
  public static Dataset<Row> on(
      Lake lake, Night past, Night asOf, Dataset<Row> customers, IdentitySettings settings) {
    // Records alone name countries.
    Dataset<Row> noSightings = lake.read(IdentifierSightings.CONTRACT).limit(0);
    Dataset<Row> records = PastRecords.on(lake, past, asOf).where(col("country").isNotNull());
    return GoldenRecords.of(records, noSightings, customers, settings.golden(), past)
        .where("is_preferred AND kind = 'country'")
        .select(col("customer_id"), col("value").as("record_country"));
  }

  private PastCountries() {}
}
