package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.filrouge.batch.sources.Delivery;
import io.filrouge.batch.sources.FreshnessSettings;
import io.filrouge.batch.sources.MappedRows;
import io.filrouge.batch.sources.SourceEntity;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * A night's rows of one entity, of all its sources together: read once, judged, counted, staged.
 */
final class EntityIntake {
  private final SourceEntity entity;
  private final EntityRows rows;
  private final List<Delivery> deliveries;
  private final Lake lake;
  private final Night night;
  private final RowCounts counts;
  private Dataset<Row> classified;
  private Dataset<Row> kept;

  /**
   * @param lake in the session of the night's intake, which has the shop's time zone and no ANSI
   */
  EntityIntake(
      SourceEntity entity, EntityRows rows, List<Delivery> deliveries, Lake lake, Night night) {
    this.entity = entity;
    this.rows = rows;
    this.deliveries = deliveries;
    this.lake = lake;
    this.night = night;
    this.counts = new RowCounts(deliveries);
  }

  /** Reads, judges and counts the rows, and keeps them until the job ends. */
  void read(Publisher publisher) {
    Optional<Dataset<Row>> united = united();
    if (united.isPresent()) {
      classified = ReadFailures.explained(entity, () -> publisher.keep(united.get()));
      counts.countClassified(classified);
      Dataset<Row> candidates =
          classified.where(col(IntakeColumns.OUTCOME).equalTo(IntakeColumns.CANDIDATE));
      Duplicates.Judgement judgement =
          new Duplicates(rows.duplicateKey()).judged(publisher, candidates, before());
      kept = judgement.kept();
      judgement.duplicates().ifPresent(counts::countDuplicates);
    }
  }

  /** Notes what was counted and how old it is; fails where rows are lost. */
  void report(Publisher publisher, FreshnessSettings freshness) {
    counts.report(publisher);
    counts.reportFreshness(publisher, freshness);
  }

  /** Publishes the rows that are kept as this night's: as many as were counted, or none. */
  void stage(Publisher publisher) {
    NightlyRows.publish(
        publisher,
        lake,
        rows.contract(),
        IntakeColumns.TAKEN_ON,
        kept().map(kept -> kept.withColumn(IntakeColumns.TAKEN_ON, night.date())),
        OptionalLong.of(counts.total("rows_kept")));
  }

  /** The rows that are kept, if there are any. */
  Optional<Dataset<Row>> kept() {
    return Optional.ofNullable(kept).filter(all -> counts.total("rows_kept") > 0);
  }

  /** The broken rows in the columns of the quarantine, if there are any. */
  Optional<Dataset<Row>> quarantined() {
    return Optional.ofNullable(classified)
        .filter(all -> quarantinedCount() > 0)
        .map(
            all ->
                all.where(col(IntakeColumns.OUTCOME).equalTo(IntakeColumns.QUARANTINED))
                    .select(
                        lit(entity.wireName()).as("entity"),
                        col(IntakeColumns.SOURCE),
                        col(MappedRows.SOURCE_FILE),
                        col(IntakeColumns.REASON).as("reason"),
                        col(IntakeColumns.RECORD_JSON).as("record"),
                        night.date().as("as_of_date")));
  }

  long quarantinedCount() {
    return counts.total("rows_quarantined");
  }

  SourceEntity entity() {
    return entity;
  }

  /** All parts of all sources, from here on in the session of the shop's time zone. */
  private Optional<Dataset<Row>> united() {
    Dataset<Row> united = null;
    for (Delivery delivery : deliveries) {
      for (MappedRows part : delivery.parts()) {
        Dataset<Row> classifiedPart = rows.classify(part);
        if (united == null) {
          united = lake.spark().createDataFrame(List.of(), classifiedPart.schema());
        }
        united = united.union(classifiedPart);
      }
    }
    return Optional.ofNullable(united);
  }

  /**
   * What earlier nights kept. Equal rows have equal times, so that only rows from the time span of
   * this night's candidates need be looked at: a night costs what it brings and not what is there.
   */
  private Dataset<Row> before() {
    Column isBefore = col(IntakeColumns.TAKEN_ON).lt(night.date());
    if (rows.happenedAt() != null) {
      Column from = functions.timestamp_micros(lit(counts.earliestMicros()));
      Column to = functions.timestamp_micros(lit(counts.latestMicros()));
      isBefore = isBefore.and(coalesce(col(rows.happenedAt()).between(from, to), lit(false)));
    }
    return lake.read(rows.contract()).where(isBefore);
  }
}
