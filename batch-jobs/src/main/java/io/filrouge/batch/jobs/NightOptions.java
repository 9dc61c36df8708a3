package io.filrouge.batch.jobs;

import io.filrouge.settings.ConfOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every batch command that works on one night. */
final class NightOptions {
  @Mixin private ConfOptions configuration;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "The day whose end is now, as in 2026-01-31; default: as-of of the configuration.")
  private String asOf;

  @Option(
      names = "--full-rebuild",
      description = {
        "Build every table from the rows taken in, and carry none on that an earlier night made."
            + " The tables are the same either way."
      })
  private boolean isRebuilt;

  Settings settings() {
    Settings settings = Settings.from(configuration.config(), asOf);
    return isRebuilt ? settings.rebuilt() : settings;
  }
}
