package io.filrouge.batch.operations;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * How long the runs of one command wait for a place that is told of them: half a minute a run, and
 * a quarter of a minute in all where it was in vain. Then nothing more is tried. The work is done
 * by a thread of its own, since a disk that is away holds whoever writes to it.
 */
public final class Patience {
  private static final Duration A_RUN = Duration.ofSeconds(30);
  private static final Duration IN_VAIN = Duration.ofSeconds(15);

  /** What may take long. */
  @FunctionalInterface
  public interface Work {
    void run() throws Exception;
  }

  private final ExecutorService threads = Executors.newCachedThreadPool(Patience::named);
  private final LongSupplier nanoTime;
  private Duration waited = Duration.ZERO;
  private Duration inVain = Duration.ZERO;
  private boolean isLost;

  public Patience() {
    this(System::nanoTime);
  }

  Patience(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A run begins. */
  public void runStarted() {
    waited = Duration.ZERO;
  }

  /**
   * Does the work, or gives it up.
   *
   * @param timeout how long it may take
   * @throws ExecutionException with the failure of the work
   * @throws TimeoutException when it takes longer, or was not begun because others did; it says so
   */
  public void await(Duration timeout, Work work) throws ExecutionException, TimeoutException {
    if (isLost) {
      throw new TimeoutException("no more tried: it took too long before");
    }
    Duration left = A_RUN.minus(waited);
    long begun = nanoTime.getAsLong();
    boolean isDone = false;
    try {
      within(timeout.compareTo(left) < 0 ? timeout : left, work);
      isDone = true;
    } finally {
      Duration took = Duration.ofNanos(nanoTime.getAsLong() - begun);
      waited = waited.plus(took);
      inVain = isDone ? inVain : inVain.plus(took);
      isLost = waited.compareTo(A_RUN) >= 0 || inVain.compareTo(IN_VAIN) >= 0;
    }
  }

  private void within(Duration timeout, Work work) throws ExecutionException, TimeoutException {
    Future<?> working =
        threads.submit(
            () -> {
              work.run();
              return null;
            });
    try {
      working.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      working.cancel(true);
      throw new TimeoutException("no answer within " + timeout.toMillis() + " ms");
    } catch (InterruptedException e) {
      working.cancel(true);
      Thread.currentThread().interrupt();
    }
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "filrouge-listener");
    thread.setDaemon(true);
    return thread;
  }
}
