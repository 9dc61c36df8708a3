package io.filrouge.batch.lineage;

import io.filrouge.batch.operations.Patience;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.transports.HttpTransportResponseException;
import io.openlineage.client.transports.Transport;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Sends events within a time limit. What goes wrong is told once, without what the other side said:
 * its words may repeat secrets. After some failures no more is tried in this run.
 */
final class EventSender implements AutoCloseable {
  private static final int MOST_FAILURES = 3;

  private final Supplier<Transport> opening;
  private final Patience patience;
  private final Duration timeout;
  private final Consumer<String> warnings;
  private final String destination;
  private volatile Transport transport;
  private int failures;

  /**
   * @param opening opens the place, which may take long too
   */
  EventSender(
      Supplier<Transport> opening,
      Patience patience,
      Duration timeout,
      String destination,
      Consumer<String> warnings) {
    this.opening = opening;
    this.patience = patience;
    this.timeout = timeout;
    this.destination = destination;
    this.warnings = warnings;
  }

  /** Sends an event, or gives it up. */
  void send(RunEvent event) {
    if (failures >= MOST_FAILURES) {
      return;
    }
    try {
      patience.await(timeout, () -> open().emit(event));
    } catch (TimeoutException e) {
      failed(e.getMessage());
    } catch (ExecutionException e) {
      failed(reason(e.getCause()));
    }
  }

  private synchronized Transport open() {
    if (transport == null) {
      transport = opening.get();
    }
    return transport;
  }

  private void failed(String reason) {
    failures++;
    if (failures == 1) {
      warnings.accept(
          "Cannot send lineage to "
              + destination
              + " ("
              + reason
              + "); this run's lineage is not complete");
    }
  }

  private String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpTransportResponseException answered) {
        return "status " + answered.getStatusCode();
      }
      if (cause instanceof InterruptedIOException) {
        return "no answer within " + timeout.toMillis() + " ms";
      }
    }
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getClass().getSimpleName();
  }

  @Override
  public void close() {
    Transport opened = transport;
    if (opened == null) {
      return;
    }
    try {
      opened.close();
    } catch (Exception e) {
      failed(reason(e));
    }
  }
}
