package io.filrouge.batch.lineage;

import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.transports.HttpTransportResponseException;
import io.openlineage.client.transports.Transport;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Sends events within a time limit. What goes wrong is told once, without what the other side said:
 * its words may repeat secrets. After some failures no more is tried, so that a catalogue that does
 * not answer costs a night seconds and not minutes.
 */
final class EventSender implements AutoCloseable {
  private static final int MOST_FAILURES = 3;

  private final Transport transport;
  private final Duration timeout;
  private final Consumer<String> warnings;
  private final String destination;
  private final ExecutorService thread = Executors.newCachedThreadPool(EventSender::named);
  private int failures;

  EventSender(
      Transport transport, Duration timeout, String destination, Consumer<String> warnings) {
    this.transport = transport;
    this.timeout = timeout;
    this.destination = destination;
    this.warnings = warnings;
  }

  /** Sends an event, or gives it up. */
  void send(RunEvent event) {
    if (failures >= MOST_FAILURES) {
      return;
    }
    Future<?> sending = thread.submit(() -> transport.emit(event));
    try {
      sending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      sending.cancel(true);
      failed(late());
    } catch (ExecutionException e) {
      failed(reason(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
        return late();
      }
    }
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return cause.getClass().getSimpleName();
  }

  private String late() {
    return "no answer within " + timeout.toMillis() + " ms";
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      transport.close();
    } catch (Exception e) {
      failed(reason(e));
    }
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "filrouge-lineage");
    thread.setDaemon(true);
    return thread;
  }
}
