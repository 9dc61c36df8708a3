package io.filrouge.batch.exports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an audience's files tell; those who left are named in each. */
enum ExportMode {
  /** Everybody in it. */
  FULL,
  /** Who is new in it or changed. */
  CHANGES,
  /** Nobody else. */
  LEAVERS;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> wireNames() {
    return Arrays.stream(values()).map(ExportMode::wireName).toList();
  }

  static Optional<ExportMode> named(String name) {
    return Arrays.stream(values()).filter(mode -> mode.wireName().equals(name)).findFirst();
  }
}
