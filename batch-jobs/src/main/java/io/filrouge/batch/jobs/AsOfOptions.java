package io.filrouge.batch.jobs;

import com.typesafe.config.Config;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A configuration and the day whose end is now. */
final class AsOfOptions {
  @Mixin private EngineOptions configuration;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "The day whose end is now, as in 2026-01-31; default: as-of of the configuration.")
  private String asOf;

  Config config() {
    return configuration.config();
  }

  Settings settings() {
    return Settings.from(config(), asOf);
  }
}
