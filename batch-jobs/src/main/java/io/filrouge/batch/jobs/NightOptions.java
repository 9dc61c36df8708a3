package io.filrouge.batch.jobs;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that every batch command takes. */
final class NightOptions {
  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "HOCON configuration; without it the defaults alone.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "Overrides a key of the configuration; repeatable.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "The day whose end is now, as in 2026-01-31; default: as-of of the configuration.")
  private String asOf;

  Config config() {
    return Configuration.load(file, overrides);
  }

  Settings settings() {
    return Settings.from(config(), asOf);
  }
}
