package io.filrouge.batch.operations;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.util.ShutdownHookManager;

/**
 * Gives a lease's signs of life in the background, and gives it back when the process is told to
 * end.
 */
public final class Heartbeat implements AutoCloseable {
  // After the engine has stopped and before Hadoop's file systems close: higher ones come first.
  private static final int SHUTDOWN_PRIORITY = FileSystem.SHUTDOWN_HOOK_PRIORITY + 10;

  private final Lease lease;
  private final Runnable alongside;
  private final Runnable whenLost;
  private final Runnable onShutdown;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Heartbeat::named);

  private Heartbeat(Lease lease, Runnable alongside, Runnable whenLost) {
    this.lease = lease;
    this.alongside = alongside;
    this.whenLost = whenLost;
    this.onShutdown = lease::close;
  }

  /**
   * Starts it.
   *
   * @param alongside done with each sign of life
   * @param whenLost done once when another run has taken this one's place
   */
  public static Heartbeat start(Lease lease, Runnable alongside, Runnable whenLost) {
    Heartbeat heartbeat = new Heartbeat(lease, alongside, whenLost);
    long millis = lease.interval().toMillis();
    var unused =
        heartbeat.timer.scheduleAtFixedRate(heartbeat::beat, millis, millis, TimeUnit.MILLISECONDS);
    ShutdownHookManager.get().addShutdownHook(heartbeat.onShutdown, SHUTDOWN_PRIORITY);
    return heartbeat;
  }

  private void beat() {
    lease.beat();
    if (lease.isLost()) {
      timer.shutdown();
      whenLost.run();
      return;
    }
    try {
      alongside.run();
    } catch (RuntimeException e) {
      // A timer whose task throws stops: a sign of life matters more than what goes with it.
      return;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(onShutdown);
    }
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "filrouge-heartbeat");
    thread.setDaemon(true);
    return thread;
  }
}
