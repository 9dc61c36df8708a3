package io.filrouge.batch.tables;

import com.typesafe.config.Config;
import io.filrouge.domain.quality.DriftLimits;
import io.filrouge.domain.quality.RowCountLimits;
import io.filrouge.settings.Failure;

/**
 * How far tables may be off, and how many of the rows that break a rule are named.
 *
 * @param namedRows rows named by key for each broken rule
 */
public record QualityLimits(int namedRows, RowCountLimits rowCounts, DriftLimits drift) {

  public QualityLimits {
    if (namedRows < 0) {
      throw Failure.configuration(
          "Cannot use quality.named-rows: " + namedRows + "; give 0 or more");
    }
  }

  /** The defaults of the configuration. */
  public static QualityLimits defaults() {
    return new QualityLimits(5, RowCountLimits.defaults(), DriftLimits.defaults());
  }

  /**
   * Reads the block {@code quality}.
   *
   * @throws Failure of exit code 2 for a limit that means nothing
   */
  public static QualityLimits from(Config config) {
    Config quality = config.getConfig("quality");
    long minimumRows = quality.getLong("minimum-rows");
    try {
      return new QualityLimits(
          quality.getInt("named-rows"),
          new RowCountLimits(
              minimumRows,
              quality.getDouble("row-counts.warn-when-fewer"),
              quality.getDouble("row-counts.warn-when-more"),
              quality.getDouble("row-counts.fail-when-fewer")),
          new DriftLimits(
              minimumRows,
              quality.getDouble("drift.stability-index"),
              quality.getDouble("drift.score-stability-index"),
              quality.getDouble("drift.standardised-difference"),
              quality.getDuration("drift.within").toDays()));
    } catch (IllegalArgumentException e) {
      throw Failure.configuration("Cannot read quality: " + e.getMessage());
    }
  }
}
