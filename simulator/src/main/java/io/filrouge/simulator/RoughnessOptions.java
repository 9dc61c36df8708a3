package io.filrouge.simulator;

import io.filrouge.simulator.live.Roughness;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How far what arrives is from what happened. */
final class RoughnessOptions {
  @Option(
      names = "--disordered-share",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description = "Share of events that arrive after a while (default: ${DEFAULT-VALUE}).")
  double disorderedShare;

  @Option(
      names = "--disorder",
      paramLabel = "DURATION",
      defaultValue = "5 s",
      converter = Span.class,
      description =
          "How long after they happened these arrive, at most; keep it within the stream's allowed "
              + "lateness (default: ${DEFAULT-VALUE}).")
  Duration disorder;

  @Option(
      names = "--duplicate-share",
      paramLabel = "SHARE",
      defaultValue = "0.01",
      description =
          "Events that arrive twice, as a share of the good ones (default: ${DEFAULT-VALUE}).")
  double duplicateShare;

  @Option(
      names = "--late-purchase-share",
      paramLabel = "SHARE",
      defaultValue = "0.02",
      description =
          "Share of orders that become known five minutes to three hours late (default: "
              + "${DEFAULT-VALUE}).")
  double latePurchaseShare;

  @Option(
      names = "--broken-share",
      paramLabel = "SHARE",
      defaultValue = "0.001",
      description =
          "Further records that are broken, as a share of the good ones: unreadable, of nobody, of "
              + "an unknown type, far ahead of the clock; into files only what a file can hold "
              + "(default: ${DEFAULT-VALUE}).")
  double brokenShare;

  Roughness roughness() {
    return new Roughness(disorderedShare, disorder, duplicateShare, latePurchaseShare, brokenShare);
  }
}
