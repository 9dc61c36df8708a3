package io.filrouge.batch.operations;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a lake is kept small.
 *
 * @param retain how long files that no table needs any more stay for readers that began before
 * @param optimizeBelow files smaller than this, in bytes, are put together
 * @param nightsApart a small table keeps a file a night for so many nights
 * @param keepNights how many nights of scores and features stay; empty: all
 * @param keepTopicRecords of how many nights the records of topics stay; empty: of all
 */
public record MaintenanceSettings(
    Duration retain,
    long optimizeBelow,
    int nightsApart,
    OptionalInt keepNights,
    OptionalInt keepTopicRecords) {
  private static final Duration SAFE = Duration.ofDays(7);

  public MaintenanceSettings {
    if (retain.isNegative()) {
      throw Failure.configuration(
          "Cannot use maintenance.retain " + retain + "; give a time such as 7 d");
    }
    if (optimizeBelow < 1
        || nightsApart < 1
        || keepNights.orElse(1) < 1
        || keepTopicRecords.orElse(1) < 1) {
      throw Failure.configuration(
          "Cannot use maintenance: optimize-below, nights-apart, keep-nights and keep-topic-records"
              + " are 1 or more");
    }
  }

  /** Reads the block {@code maintenance}. */
  public static MaintenanceSettings from(Config config) {
    Config block = config.getConfig("maintenance");
    return new MaintenanceSettings(
        block.getDuration("retain"),
        block.getBytes("optimize-below"),
        block.getInt("nights-apart"),
        nights(block, "keep-nights"),
        nights(block, "keep-topic-records"));
  }

  private static OptionalInt nights(Config block, String key) {
    return block.getIsNull(key) ? OptionalInt.empty() : OptionalInt.of(block.getInt(key));
  }

  /** Whether files would be taken away that a reader may still need. */
  boolean isUnsafe() {
    return retain.compareTo(SAFE) < 0;
  }

  /**
   * Refuses a time after which running readers could miss their files.
   *
   * @throws Failure of exit code 2
   */
  public void requireSafe() {
    if (isUnsafe()) {
      throw Failure.configuration(
          "Cannot delete files that have been replaced for only "
              + retain.toHours()
              + " h: a reader that began before may still need them; give maintenance.retain = 7 d"
              + " or more, or --force when nobody reads the lake");
    }
  }
}
