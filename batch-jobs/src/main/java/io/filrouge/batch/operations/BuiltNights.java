package io.filrouge.batch.operations;

import io.filrouge.batch.tables.LakeFiles;
import java.time.LocalDate;
import java.util.TreeSet;

/**
 * Which nights a backfill has built, so that one that was killed goes on where it was: an empty
 * file a night in {@code operations/_backfill/CONFIGURATION}.
 *
 * <p>Tables with a course over time follow from the nights before. So whoever runs any job of a
 * night first makes that night and all later ones count as not built.
 */
public final class BuiltNights {
  private static final String FOLDER = "operations/_backfill";

  private final LakeFiles files;

  public BuiltNights(LakeFiles files) {
    this.files = files;
  }

  /**
   * Whether a night has been built.
   *
   * @param configuration what it was built with, as in {@code Fingerprint}
   */
  public boolean has(String configuration, LocalDate night) {
    return files.writtenAt(path(configuration, night)).isPresent();
  }

  /** Notes that a night has been built. */
  public void add(String configuration, LocalDate night) {
    files.write(path(configuration, night), "");
  }

  /** Forgets a night and all later ones, whatever they were built with. */
  public void forgetFrom(LocalDate night) {
    for (String configuration : files.names(FOLDER)) {
      TreeSet<String> nights = new TreeSet<>(files.names(FOLDER + "/" + configuration));
      // The latest first: whatever is killed in between leaves no gap.
      for (String built : nights.descendingSet()) {
        if (built.compareTo(night.toString()) >= 0) {
          files.delete(FOLDER + "/" + configuration + "/" + built);
        }
      }
    }
  }

  private static String path(String configuration, LocalDate night) {
    return FOLDER + "/" + configuration + "/" + night;
  }
}
