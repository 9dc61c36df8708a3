package io.filrouge.batch.operations;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.Catalogue;
import io.filrouge.batch.tables.ChurnScores;
import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.CustomerSegments;
import io.filrouge.batch.tables.DataFile;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.batch.tables.LtvScores;
import io.filrouge.batch.tables.ProductRecommendations;
import io.filrouge.batch.tables.ScoreModels;
import io.filrouge.batch.tables.SegmentEdges;
import io.filrouge.batch.tables.StagedTopicRecords;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.TableReader;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Keeps a lake small: lets old nights go, puts small files together, and deletes files that no
 * version within the horizon needs. What readers see stays as it is, but for nights let go.
 */
public final class Maintenance {
  /**
   * Tables whose past nights no job needs again: they may be let go. Where that of a last learnt
   * churn model is gone, the next night learns anew.
   */
  static final List<TableContract> PAST_NIGHTS =
      List.of(
          CustomerFeatures.CONTRACT,
          LtvScores.CONTRACT,
          ChurnScores.CONTRACT,
          ScoreModels.CONTRACT,
          ProductRecommendations.CONTRACT,
          SegmentEdges.CONTRACT,
          CustomerSegments.CONTRACT);

  private static final double MINUTES_AN_HOUR = 60.0;

  private final Lake lake;
  private final LakeFiles files;
  private final MaintenanceSettings settings;

  /** For a lake whose lease is held. */
  public Maintenance(Lake lake, LakeFiles files, MaintenanceSettings settings) {
    this.lake = lake;
    this.files = files;
    this.settings = settings;
    SparkSession spark = lake.spark();
    spark
        .conf()
        .set(
            "spark.databricks.delta.optimize.minFileSize",
            String.valueOf(settings.optimizeBelow()));
    // Otherwise two commits a table would say that nothing changed.
    spark.conf().set("spark.databricks.delta.vacuum.logging.enabled", "false");
    if (settings.isUnsafe()) {
      spark.conf().set("spark.databricks.delta.retentionDurationCheck.enabled", "false");
    }
  }

  /** The tables that are there. */
  public List<TableContract> tables() {
    return Catalogue.TABLES.stream().filter(lake::has).toList();
  }

  /** Maintains one table. */
  public UpkeepReport maintain(TableContract table) {
    TableUpkeep before = upkeep(table);
    long bytesBefore = files.bytes(table.path());
    List<String> done = new ArrayList<>();
    letNightsGo(table).ifPresent(done::add);
    putTogether(table).ifPresent(done::add);
    deleteUnneeded(table).ifPresent(done::add);
    return new UpkeepReport(
        table.path(),
        UpkeepReport.Files.of(before),
        UpkeepReport.Files.of(upkeep(table)),
        bytesBefore,
        files.bytes(table.path()),
        done);
  }

  private Optional<String> letNightsGo(TableContract table) {
    if (table.equals(StagedTopicRecords.CONTRACT)) {
      return letNightsGo(table, "taken_on", settings.keepTopicRecords());
    }
    return PAST_NIGHTS.contains(table)
        ? letNightsGo(table, "as_of_date", settings.keepNights())
        : Optional.empty();
  }

  private Optional<String> letNightsGo(TableContract table, String night, OptionalInt kept) {
    if (kept.isEmpty()) {
      return Optional.empty();
    }
    List<Row> nights =
        lake.read(table)
            .select(night)
            .distinct()
            .orderBy(col(night).desc())
            .limit(kept.getAsInt() + 1)
            .collectAsList();
    if (nights.size() <= kept.getAsInt()) {
      return Optional.empty();
    }
    LocalDate oldest = nights.get(nights.size() - 2).getDate(0).toLocalDate();
    lake.letGo(table, night + " < DATE '" + oldest + "'");
    return Optional.of("nights before " + oldest + " let go");
  }

  private Optional<String> putTogether(TableContract table) {
    TableUpkeep upkeep = upkeep(table);
    if (upkeep.isScattered(settings.nightsApart())) {
      lake.layTogether(table);
      return Optional.of("nights laid together");
    }
    if (upkeep.canBePacked()) {
      lake.spark().sql("OPTIMIZE " + name(table));
      return Optional.of("small files put together");
    }
    return Optional.empty();
  }

  // Looking for what may be deleted takes the engine seconds a table: mostly a listing says that
  // there is nothing. No file is replaced before it is written.
  private Optional<String> deleteUnneeded(TableContract table) {
    Set<String> needed =
        upkeep(table).files().stream().map(DataFile::name).collect(Collectors.toSet());
    if (!files.hasOlder(table.path(), Instant.now().minus(settings.retain()), needed)) {
      return Optional.empty();
    }
    // The command prints a line of its own to standard output.
    scala.Console.withOut(
        OutputStream.nullOutputStream(),
        () -> lake.spark().sql("VACUUM " + name(table) + " RETAIN " + hours() + " HOURS"));
    return Optional.of("unneeded files deleted");
  }

  private TableUpkeep upkeep(TableContract table) {
    return new TableUpkeep(TableReader.open(lake, table).files(), settings.optimizeBelow());
  }

  private String hours() {
    return String.format(Locale.ROOT, "%.2f", settings.retain().toMinutes() / MINUTES_AN_HOUR);
  }

  private String name(TableContract table) {
    return "delta.`" + lake.location(table) + "`";
  }
}
