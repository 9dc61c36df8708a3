package io.filrouge.batch.tables;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Publishes tables side by side while the job goes on with the next one: planning keeps one thread
 * busy, and so does a commit. Publications of the same table follow one another.
 *
 * <p>After one that failed no other begins before {@link #awaitAll}. A failure is told once: who
 * waited for the table has heard of it, and closing must not throw what is already on its way.
 */
final class Publications {
  private final ThreadPoolExecutor threads;
  private final AtomicBoolean hasFailed = new AtomicBoolean();
  private Map<String, CompletableFuture<Void>> latestOf = new HashMap<>();
  private volatile Throwable told;

  Publications() {
    int atOnce = Math.max(2, Runtime.getRuntime().availableProcessors());
    threads =
        new ThreadPoolExecutor(
            atOnce, atOnce, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Publications::named);
    threads.allowCoreThreadTimeOut(true);
  }

  /** Hands a publication over; it is left out where another one has failed. */
  synchronized void submit(String table, Runnable publication) {
    CompletableFuture<Void> before =
        latestOf.getOrDefault(table, CompletableFuture.completedFuture(null));
    latestOf.put(table, before.thenRunAsync(() -> run(publication), threads));
  }

  /**
   * Waits until what was handed over for a table can be read.
   *
   * @throws RuntimeException the failure of its publication
   */
  void await(String table) {
    CompletableFuture<Void> latest;
    synchronized (this) {
      latest = latestOf.get(table);
    }
    if (latest != null) {
      join(latest);
    }
  }

  /**
   * Waits until all is published.
   *
   * @throws RuntimeException a failure that nobody has been told of
   */
  void awaitAll() {
    CompletableFuture<Void> all;
    synchronized (this) {
      all = CompletableFuture.allOf(latestOf.values().toArray(CompletableFuture[]::new));
      latestOf = new HashMap<>();
    }
    Throwable heard = told;
    try {
      join(all);
    } catch (RuntimeException | Error e) {
      if (e != heard) {
        throw e;
      }
    } finally {
      hasFailed.set(false);
      told = null;
    }
  }

  private void run(Runnable publication) {
    if (hasFailed.get()) {
      return;
    }
    boolean isDone = false;
    try {
      publication.run();
      isDone = true;
    } finally {
      // The engine throws checked exceptions that it does not declare: no catch would name them
      // all.
      if (!isDone) {
        hasFailed.set(true);
      }
    }
  }

  private void join(CompletableFuture<Void> publication) {
    try {
      publication.join();
    } catch (CompletionException e) {
      told = e.getCause();
      if (told instanceof RuntimeException failure) {
        throw failure;
      }
      if (told instanceof Error failure) {
        throw failure;
      }
      throw e;
    }
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "filrouge-publications");
    thread.setDaemon(true);
    return thread;
  }
}
