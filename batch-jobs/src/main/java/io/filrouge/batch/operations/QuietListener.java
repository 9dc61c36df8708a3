package io.filrouge.batch.operations;

import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.settings.Outcome;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps a listener's failures from the run that it listens to, those of a library that is there in
 * another version too. The first one is told, by its kind: messages of what lies beneath may name
 * secrets, such as a key in an address.
 */
public final class QuietListener implements RunListener {
  private final Supplier<RunListener> made;
  private final String warning;
  private final Consumer<String> warnings;
  private RunListener listener;
  private boolean hasWarned;

  /**
   * @param made the listener, once there is something to hear
   * @param warning what is told when the listener fails, as in {@code Cannot write metrics}
   * @param warnings who is told
   */
  public QuietListener(Supplier<RunListener> made, String warning, Consumer<String> warnings) {
    this.made = made;
    this.warning = warning;
    this.warnings = warnings;
  }

  @Override
  public void runStarted(String runId, Night night, List<String> jobs) {
    quietly(told -> told.runStarted(runId, night, jobs));
  }

  @Override
  public void jobStarted(JobRecord record, Publisher publisher) {
    quietly(told -> told.jobStarted(record, publisher));
  }

  @Override
  public void jobEnded(JobRecord record, Outcome outcome, Publisher publisher) {
    quietly(told -> told.jobEnded(record, outcome, publisher));
  }

  @Override
  public void runEnded(Outcome outcome) {
    quietly(told -> told.runEnded(outcome));
  }

  private void quietly(Consumer<RunListener> work) {
    try {
      if (listener == null) {
        listener = made.get();
      }
      work.accept(listener);
    } catch (RuntimeException | LinkageError e) {
      if (!hasWarned) {
        hasWarned = true;
        warnings.accept(warning + " (" + kind(e) + ")");
      }
    }
  }

  private static String kind(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getClass().getSimpleName();
  }
}
