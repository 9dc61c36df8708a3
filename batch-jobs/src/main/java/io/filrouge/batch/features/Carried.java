package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.CustomerDailyActivity;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.EarlierNight;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The days and features of customers of whom a night sees nothing new. */
final class Carried {
  private static final String CUSTOMER = "customer_id";

  private final EarlierNight earlier;
  private final Night night;
  private final Dataset<Row> touched;

  private Carried(EarlierNight earlier, Night night, Dataset<Row> touched) {
    this.earlier = earlier;
    this.night = night;
    this.touched = touched;
  }

  /** What can be carried on, if that is worth it. */
  static Optional<Carried> since(EarlierNight earlier, Publisher publisher) {
    return TouchedCustomers.since(earlier, publisher)
        .map(touched -> new Carried(earlier, publisher.night(), touched))
        .filter(carried -> !carried.featuresBefore().isEmpty());
  }

  /** Of some rows by customer those of customers of whom there is something new. */
  Dataset<Row> touched(Dataset<Row> rows) {
    return rows.join(broadcast(touched), new String[] {CUSTOMER}, "left_semi");
  }

  private Dataset<Row> untouched(Dataset<Row> rows) {
    return rows.join(broadcast(touched), new String[] {CUSTOMER}, "left_anti");
  }

  /** Days that are as they were. */
  Dataset<Row> days() {
    return untouched(earlier.rows(CustomerDailyActivity.CONTRACT));
  }

  /**
   * Features of the others: those that look back from the night added up from their days, the rest
   * as they were.
   *
   * @param customers {@code identifier, customer_id} of everybody known
   */
  Dataset<Row> features(Dataset<Row> customers, FeatureSettings settings) {
    Dataset<Row> moved = ActivityFeatures.of(days(), untouched(customers), night);
    Set<String> own = Set.of(moved.columns());
    Column[] stayed =
        Stream.of(CustomerFeatures.CONTRACT.schema().fieldNames())
            .filter(name -> name.equals(CUSTOMER) || !own.contains(name))
            .map(name -> col(name))
            .toArray(Column[]::new);
    return CustomerFeatures.CONTRACT.conform(
        Responsiveness.judged(
            moved.join(featuresBefore().select(stayed), new String[] {CUSTOMER}, "left_outer"),
            settings.engagement()));
  }

  private Dataset<Row> featuresBefore() {
    return earlier
        .rows(CustomerFeatures.CONTRACT)
        .where(col("as_of_date").equalTo(earlier.night().date()));
  }
}
