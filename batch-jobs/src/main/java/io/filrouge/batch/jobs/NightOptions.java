package io.filrouge.batch.jobs;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every batch command that works on one night. */
final class NightOptions {
  @Mixin private AsOfOptions asOf;

  @Option(
      names = "--full-rebuild",
      description = {
        "Build every table from the rows taken in, and carry none on that an earlier night made."
            + " The tables are the same either way."
      })
  private boolean isRebuilt;

  Settings settings() {
    Settings settings = asOf.settings();
    return isRebuilt ? settings.rebuilt() : settings;
  }
}
