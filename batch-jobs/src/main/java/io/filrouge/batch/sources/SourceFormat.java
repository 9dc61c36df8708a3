package io.filrouge.batch.sources;

import io.filrouge.settings.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a source's rows are stored. */
public enum SourceFormat {
  CSV(true),
  TEXT(true),
  JSON(true),
  PARQUET(true),
  AVRO(true),
  DELTA(false),
  JDBC(false),
  KAFKA(false);

  private final boolean isFiles;

  SourceFormat(boolean isFiles) {
    this.isFiles = isFiles;
  }

  /**
   * Whether it comes in files, each of which is read once. Of others, topics are read on, and
   * tables are read whole each night.
   */
  public boolean isFiles() {
    return isFiles;
  }

  /** The name in the configuration. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The formats that come in files, to choose from. */
  static String ofFiles() {
    return Arrays.stream(values())
        .filter(SourceFormat::isFiles)
        .map(SourceFormat::wireName)
        .collect(Collectors.joining(", "));
  }

  static SourceFormat ofWireName(String key, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    List<String> names = Arrays.stream(values()).map(SourceFormat::wireName).toList();
    if (names.contains(lower)) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
    throw Failure.configuration(
        "Cannot use " + key + ": " + name + " is no format; " + NearName.remedy(lower, names));
  }
}
