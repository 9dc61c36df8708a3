package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.timestamp_seconds;

import io.filrouge.batch.sources.SourceEntity;
import io.filrouge.batch.tables.Night;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which identifiers stood together in the rows of a night. */
final class Sightings {
  /** What stands for "always" where a source says no time. */
  private static final Column ALWAYS = timestamp_seconds(lit(0));

  /**
   * One row for each identifier seen with a row's leading identifier, with itself as well.
   *
   * <p>A delivery may hold rows of days after the night, which the shop knows nothing of yet:
   * {@code known_at} is the earliest, {@code last_seen_at} may lie after the night.
   */
  static Dataset<Row> of(SourceEntity entity, Dataset<Row> kept, Night night) {
    Column identifiers = col(IntakeColumns.IDENTIFIERS);
    // Whole sets of identifiers are added up before they are taken apart: a visit's events share
    // one. A contact is the same for all rows of its identifier, so it does not divide them.
    return kept.where(size(identifiers).gt(0))
        .groupBy(col(IntakeColumns.SOURCE), identifiers.as("identifiers"))
        .agg(
            min(coalesce(col(IntakeColumns.HAPPENED_AT), ALWAYS)).as("first_seen_at"),
            max(coalesce(col(IntakeColumns.HAPPENED_AT), ALWAYS)).as("last_seen_at"),
            min(coalesce(col(IntakeColumns.SEEN_KNOWN_AT), ALWAYS)).as("known_at"))
        .select(
            col(IntakeColumns.SOURCE),
            element_at(col("identifiers"), 1).as("leading"),
            explode(col("identifiers")).as("one"),
            col("first_seen_at"),
            col("last_seen_at"),
            col("known_at"))
        .groupBy(
            col(IntakeColumns.SOURCE),
            col("leading.kind").as("primary_kind"),
            col("leading.identifier").as("primary_identifier"),
            col("one.kind").as("kind"),
            col("one.identifier").as("identifier"),
            col("one.contact_value").as("contact_value"))
        .agg(
            min("first_seen_at").as("first_seen_at"),
            max("last_seen_at").as("last_seen_at"),
            min("known_at").as("known_at"))
        .withColumn("entity", lit(entity.wireName()))
        .withColumn(IntakeColumns.TAKEN_ON, night.date());
  }

  private Sightings() {}
}
