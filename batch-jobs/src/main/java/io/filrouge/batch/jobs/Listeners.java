package io.filrouge.batch.jobs;

import io.filrouge.batch.metrics.JobMetrics;
import io.filrouge.batch.operations.QuietListener;
import io.filrouge.batch.operations.RunListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Who hears how a night goes, as the configuration says. */
final class Listeners {

  /**
   * @param warnings told of what listeners cannot do
   */
  static List<RunListener> of(Settings settings, Consumer<String> warnings) {
    List<RunListener> listeners = new ArrayList<>();
    settings
        .metrics()
        .folder()
        .ifPresent(
            folder ->
                listeners.add(
                    new QuietListener(
                        new JobMetrics(folder, settings.metrics().shop()),
                        "Cannot write metrics into metrics.textfile-folder " + folder,
                        warnings)));
    return List.copyOf(listeners);
  }

  private Listeners() {}
}
