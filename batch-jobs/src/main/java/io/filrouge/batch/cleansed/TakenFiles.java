package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.sources.Delivery;
import io.filrouge.batch.sources.FileContent;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.sources.SourceFile;
import io.filrouge.batch.tables.IngestedFiles;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Which files a night reads.
 *
 * <p>A file of an earlier night, unchanged since, is not read again: one that keeps its path, size
 * and time, or, where the time is another, its path, size and content. A night that is run again
 * reads its own files and any that no night has taken, and leaves those of later nights to them. A
 * night that took nothing yet, as when history is filled in backwards, reads all that is not of an
 * earlier one.
 */
final class TakenFiles {
  private final Lake lake;
  private final Night night;
  private final Set<FileVersion> earlier = new HashSet<>();
  private final Map<String, Set<String>> earlierContents = new HashMap<>();
  private final Set<FileVersion> later = new HashSet<>();
  private final Set<String> ownPaths = new HashSet<>();
  private final Set<String> ownSources = new HashSet<>();

  TakenFiles(Lake lake, Night night) {
    this.lake = lake;
    this.night = night;
    if (!lake.has(IngestedFiles.CONTRACT)) {
      return;
    }
    List<Row> rows =
        lake.read(IngestedFiles.CONTRACT)
            .select(
                col("entity"),
                col("source"),
                col("file"),
                col("size_bytes"),
                col("modified_at"),
                col("content_crc32c"),
                col("taken_on"))
            .collectAsList();
    rows.forEach(this::note);
  }

  private void note(Row row) {
    String subject = row.getString(0) + "." + row.getString(1);
    FileVersion version =
        new FileVersion(subject, row.getString(2), row.getLong(3), row.getTimestamp(4).toInstant());
    LocalDate takenOn = row.getDate(6).toLocalDate();
    if (takenOn.isBefore(night.asOf())) {
      earlier.add(version);
      earlierContents
          .computeIfAbsent(version.place(), place -> new HashSet<>())
          .add(row.getString(5));
    } else if (takenOn.isAfter(night.asOf())) {
      later.add(version);
    } else {
      ownPaths.add(subject + " " + version.path());
      ownSources.add(subject);
    }
  }

  /** Whether a file of a source is to be read. */
  Predicate<SourceFile> areNew(SourceConfig source) {
    String subject = source.subject();
    return file -> {
      FileVersion version =
          new FileVersion(subject, file.path(), file.sizeBytes(), file.modifiedAt());
      if (earlier.contains(version) || wasOnlyTouched(version, file)) {
        return false;
      }
      boolean isLeftToLaterNight = ownSources.contains(subject) && later.contains(version);
      return !isLeftToLaterNight || ownPaths.contains(subject + " " + file.path());
    };
  }

  private boolean wasOnlyTouched(FileVersion version, SourceFile file) {
    Set<String> contents = earlierContents.get(version.place());
    return contents != null && contents.contains(checksum(file));
  }

  private String checksum(SourceFile file) {
    return FileContent.checksum(file, lake.spark().sparkContext().hadoopConfiguration());
  }

  /** Registers the files of a night's deliveries. */
  void register(Publisher publisher, List<Delivery> deliveries) {
    List<Row> rows = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      for (SourceFile file : delivery.files()) {
        rows.add(
            RowFactory.create(
                delivery.source().entity().wireName(),
                delivery.source().name(),
                file.path(),
                file.sizeBytes(),
                java.sql.Timestamp.from(file.modifiedAt()),
                checksum(file),
                java.sql.Date.valueOf(night.asOf())));
      }
    }
    NightlyRows.publish(
        publisher,
        lake,
        IngestedFiles.CONTRACT,
        "taken_on",
        rows.isEmpty()
            ? Optional.empty()
            : Optional.of(lake.spark().createDataFrame(rows, IngestedFiles.CONTRACT.schema())),
        OptionalLong.of(rows.size()));
  }

  private record FileVersion(String subject, String path, long sizeBytes, Instant modifiedAt) {
    String place() {
      return subject + " " + path + " " + sizeBytes;
    }
  }
}
