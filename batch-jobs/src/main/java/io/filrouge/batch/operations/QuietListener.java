package io.filrouge.batch.operations;

import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.settings.Outcome;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps a listener's failures from the run that it listens to. The first one is told, by its kind:
 * messages of what lies beneath may name secrets, such as a key in an address.
 */
public final class QuietListener implements RunListener {
  private final RunListener listener;
  private final String warning;
  private final Consumer<String> warnings;
  private boolean hasWarned;

  /**
   * @param warning what is told when the listener fails, as in {@code Cannot write metrics}
   * @param warnings who is told
   */
  public QuietListener(RunListener listener, String warning, Consumer<String> warnings) {
    this.listener = listener;
    this.warning = warning;
    this.warnings = warnings;
  }

  @Override
  public void runStarted(String runId, Night night, List<String> jobs) {
    quietly(() -> listener.runStarted(runId, night, jobs));
  }

  @Override
  public void jobStarted(JobRecord record, Publisher publisher) {
    quietly(() -> listener.jobStarted(record, publisher));
  }

  @Override
  public void jobEnded(JobRecord record, Outcome outcome, Publisher publisher) {
    quietly(() -> listener.jobEnded(record, outcome, publisher));
  }

  @Override
  public void runEnded(Outcome outcome) {
    quietly(() -> listener.runEnded(outcome));
  }

  private void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      if (!hasWarned) {
        hasWarned = true;
        warnings.accept(warning + " (" + kind(e) + ")");
      }
    }
  }

  private static String kind(RuntimeException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getClass().getSimpleName();
  }
}
