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
 * <p>After one that failed no other begins until the failure has been told by {@link #awaitAll}.
 */
final class Publications {
  private final ThreadPoolExecutor threads;
  private final AtomicBoolean hasFailed = new AtomicBoolean();
  private Map<String, CompletableFuture<Void>> latestOf = new HashMap<>();

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
   * @throws RuntimeException a failure, once
   */
  void awaitAll() {
    CompletableFuture<Void> all;
    synchronized (this) {
      all = CompletableFuture.allOf(latestOf.values().toArray(CompletableFuture[]::new));
      latestOf = new HashMap<>();
    }
    try {
      join(all);
    } finally {
      hasFailed.set(false);
    }
  }

  private void run(Runnable publication) {
    if (hasFailed.get()) {
      return;
    }
    try {
      publication.run();
    } catch (RuntimeException | Error e) {
      hasFailed.set(true);
      throw e;
    }
  }

  private static void join(CompletableFuture<Void> publication) {
    try {
      publication.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
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
