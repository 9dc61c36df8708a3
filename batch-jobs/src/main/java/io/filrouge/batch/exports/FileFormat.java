package io.filrouge.batch.exports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How an audience's files are written. */
enum FileFormat {
  CSV("csv"),
  JSON("jsonl"),
  PARQUET("parquet");

  private final String ending;

  FileFormat(String ending) {
    this.ending = ending;
  }

  /** How names of such files end. */
  String ending() {
    return ending;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> wireNames() {
    return Arrays.stream(values()).map(FileFormat::wireName).toList();
  }

  static Optional<FileFormat> named(String name) {
    return Arrays.stream(values()).filter(format -> format.wireName().equals(name)).findFirst();
  }
}
