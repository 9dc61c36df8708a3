package io.filrouge.delivery.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Delivers many letters side by side, those of one person one after the other. */
public final class Lanes implements AutoCloseable {
  private final int count;
  private final Round round;
  private final ExecutorService threads;
  private final AtomicBoolean isStopped = new AtomicBoolean();
  private final Set<Thread> busy = ConcurrentHashMap.newKeySet();

  public Lanes(Postman postman, WebhookSettings settings, Tally tally) {
    this.count = settings.lanes();
    this.round = new Round(postman, settings, tally, System::nanoTime);
    this.threads = Executors.newFixedThreadPool(count);
  }

  /**
   * Delivers, and waits until all have come to their end, or it was stopped.
   *
   * @param outcomes gets what became of each, by its place in the list; those that are not there in
   *     the end were not delivered
   * @throws io.filrouge.settings.Failure of exit code 5 when the other side was away for too long
   */
  public void deliver(List<Letter> letters, ConcurrentMap<Integer, Outcome> outcomes)
      throws InterruptedException {
    List<Callable<Void>> lanes = new ArrayList<>();
    byLane(letters).values().forEach(lane -> lanes.add(() -> deliver(letters, lane, outcomes)));
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    for (Future<Void> lane : threads.invokeAll(lanes)) {
      ended(lane, failure);
    }
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private static void ended(Future<Void> lane, AtomicReference<RuntimeException> failure)
      throws InterruptedException {
    try {
      lane.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        failure.set(unchecked);
        return;
      }
      if (!(e.getCause() instanceof InterruptedException)) {
        throw new IllegalStateException("Cannot deliver", e.getCause());
      }
    }
  }

  private Map<Integer, List<Integer>> byLane(List<Letter> letters) {
    Map<Integer, List<Integer>> lanes = new TreeMap<>();
    for (int i = 0; i < letters.size(); i++) {
      int lane = Math.floorMod(letters.get(i).person().hashCode(), count);
      lanes.computeIfAbsent(lane, none -> new ArrayList<>()).add(i);
    }
    return lanes;
  }

  private Void deliver(List<Letter> letters, List<Integer> lane, Map<Integer, Outcome> outcomes)
      throws InterruptedException {
    busy.add(Thread.currentThread());
    try {
      for (int place : lane) {
        if (isStopped.get()) {
          return null;
        }
        outcomes.put(place, round.deliver(letters.get(place)));
      }
      return null;
    } finally {
      busy.remove(Thread.currentThread());
    }
  }

  /** Lets nothing begin any more; what waits to be tried again is not delivered. */
  public void stop() {
    isStopped.set(true);
    busy.forEach(Thread::interrupt);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
