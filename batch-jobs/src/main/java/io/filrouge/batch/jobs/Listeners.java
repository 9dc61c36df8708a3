package io.filrouge.batch.jobs;

import io.filrouge.batch.lineage.LineageEvents;
import io.filrouge.batch.lineage.OutsidePlaces;
import io.filrouge.batch.metrics.JobMetrics;
import io.filrouge.batch.operations.Patience;
import io.filrouge.batch.operations.QuietListener;
import io.filrouge.batch.operations.RunListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Who hears how the nights of a command go, as the configuration says. */
final class Listeners {
  private final Patience withMetrics = new Patience();
  private final Patience withLineage = new Patience();

  /**
   * Those of one night.
   *
   * @param engineVersion of Spark
   * @param warnings told of what listeners cannot do
   */
  List<RunListener> of(Settings settings, String engineVersion, Consumer<String> warnings) {
    List<RunListener> listeners = new ArrayList<>();
    settings
        .metrics()
        .folder()
        .ifPresent(
            folder ->
                listeners.add(
                    new QuietListener(
                        () -> new JobMetrics(folder, settings.metrics().shop(), withMetrics),
                        "Cannot write metrics into metrics.textfile-folder " + folder,
                        warnings)));
    if (settings.lineage().isOn()) {
      settings.lineage().warning().ifPresent(warnings);
      listeners.add(
          new QuietListener(
              () -> lineage(settings, engineVersion, warnings),
              "Cannot tell " + settings.lineage(),
              warnings));
    }
    return List.copyOf(listeners);
  }

  private LineageEvents lineage(
      Settings settings, String engineVersion, Consumer<String> warnings) {
    OutsidePlaces outside =
        new OutsidePlaces(
            Map.of("ingest", settings.sources().sources()),
            Optional.ofNullable(settings.sources().kafka()),
            Map.of(
                "exports",
                settings.exportsUri(),
                "report",
                settings.report().page(settings.night().asOf())));
    return new LineageEvents(
        settings.lineage(),
        outside,
        Version.current(),
        engineVersion,
        System.getenv(),
        withLineage,
        warnings);
  }
}
