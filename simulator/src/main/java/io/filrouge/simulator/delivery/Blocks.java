package io.filrouge.simulator.delivery;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes blocks of a range on several threads and takes them in order on one.
 *
 * <p>A block is begun only when fewer than two a thread are made and not yet taken, so that memory
 * does not grow with the range.
 *
 * @param size numbers in a block
 */
record Blocks(int size, int threads) {
  private static final int BLOCKS_A_THREAD = 2;

  /** Makes the block of the numbers from one up to another, the last one not included. */
  interface Maker<T> {
    T make(int from, int to);
  }

  /** Takes a block; {@code to} is how far the range is done with it. */
  interface Taker<T> {
    void take(T block, int to) throws IOException;
  }

  int mostAtOnce() {
    return threads * BLOCKS_A_THREAD;
  }

  <T> void run(int count, Maker<T> maker, Taker<T> taker) throws IOException, InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try {
      Deque<Future<T>> begun = new ArrayDeque<>();
      int next = 0;
      for (int done = 0; done < count; done = Math.min(count, done + size)) {
        while (next < count && begun.size() < mostAtOnce()) {
          begun.add(workers.submit(block(maker, next, Math.min(count, next + size))));
          next += size;
        }
        taker.take(finished(begun.remove()), Math.min(count, done + size));
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private static <T> Callable<T> block(Maker<T> maker, int from, int to) {
    return () -> maker.make(from, to);
  }

  private static <T> T finished(Future<T> block) throws InterruptedException {
    try {
      return block.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot make a block of people", e.getCause());
    }
  }
}
