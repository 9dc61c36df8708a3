package io.filrouge.simulator.delivery;

import io.filrouge.simulator.shop.Shop;
import io.filrouge.simulator.shop.ShopCalendar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * One run: people in blocks, block after block into the files.
 *
 * <p>Threads make blocks of people, each from the people's own seeds; one thread appends them in
 * the order of their numbers. So the bytes do not depend on the threads, and memory holds no more
 * than two blocks a thread, however many people there are.
 */
public final class Delivery {
  private static final int PEOPLE_A_BLOCK = 500;
  private static final int BLOCKS_A_THREAD = 2;

  private final Path out;
  private final Shop shop;
  private final int customers;
  private final int prospects;
  private final DeliveryWindow window;
  private final Dispatch dispatch;

  /**
   * Sets a run up.
   *
   * @param out the folder, made when it is not there
   */
  public Delivery(
      Path out,
      long seed,
      Shop shop,
      ShopCalendar calendar,
      String currency,
      int customers,
      int prospects,
      DeliveryWindow window,
      DefectRates rates) {
    this.out = out;
    this.shop = shop;
    this.customers = customers;
    this.prospects = prospects;
    this.window = window;
    this.dispatch = new Dispatch(seed, shop, calendar, currency, window, rates);
  }

  /**
   * Writes the window's files.
   *
   * @param parameters of the run, but for its window: written to truth/parameters.json
   * @param progress told the number of people done
   * @throws IllegalArgumentException when the folder holds another simulation
   * @throws IOException when the folder cannot be read or written
   */
  public Delivered run(Map<String, ?> parameters, int threads, IntConsumer progress)
      throws IOException, InterruptedException {
    EarlierRuns earlierRuns = new EarlierRuns(out, parameters, window);
    earlierRuns.check();
    Summary summary = Summary.earlier(out);
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    try (OutputFolder folder = new OutputFolder(out, window)) {
      folder.open();
      folder.unpack(dispatch.catalogue(shop.catalogue()));
      unpackPeople(workers, threads * BLOCKS_A_THREAD, folder, progress);
      Delivered delivered = folder.publish(summary);
      summary.write(out, customers, prospects);
      earlierRuns.record();
      return delivered;
    } finally {
      workers.shutdownNow();
    }
  }

  private void unpackPeople(
      ExecutorService workers, int mostBlocks, OutputFolder folder, IntConsumer progress)
      throws IOException, InterruptedException {
    int people = customers + prospects;
    Deque<Future<Parcel>> blocks = new ArrayDeque<>();
    int next = 0;
    int done = 0;
    while (done < people) {
      while (next < people && blocks.size() < mostBlocks) {
        int from = next;
        int to = Math.min(people, from + PEOPLE_A_BLOCK);
        blocks.add(workers.submit(() -> dispatch.people(from, to)));
        next = to;
      }
      folder.unpack(finished(blocks.remove()));
      done = Math.min(people, done + PEOPLE_A_BLOCK);
      progress.accept(done);
    }
  }

  private static Parcel finished(Future<Parcel> block) throws InterruptedException {
    try {
      return block.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot simulate a block of people", e.getCause());
    }
  }
}
