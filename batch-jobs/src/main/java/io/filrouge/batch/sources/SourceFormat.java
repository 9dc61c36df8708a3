package io.filrouge.batch.sources;

import io.filrouge.settings.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a source's rows are stored. */
public enum SourceFormat {
  CSV(true),
  TEXT(true),
  JSON(true),
  PARQUET(true),
  AVRO(true),
  DELTA(false),
  JDBC(false);

  private final boolean isFiles;

  SourceFormat(boolean isFiles) {
    this.isFiles = isFiles;
  }

  /** Whether it comes in files, each of which is read once; others are read whole each night. */
  public boolean isFiles() {
    return isFiles;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SourceFormat ofWireName(String key, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    List<String> names = Arrays.stream(values()).map(SourceFormat::wireName).toList();
    if (names.contains(lower)) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
    if (lower.equals("kafka")) {
      throw Failure.configuration(
          "Cannot use "
              + key
              + ": kafka comes with the stream; export the topic to files and use one of "
              + String.join(", ", names));
    }
    throw Failure.configuration(
        "Cannot use " + key + ": " + name + " is no format; " + NearName.remedy(lower, names));
  }
}
