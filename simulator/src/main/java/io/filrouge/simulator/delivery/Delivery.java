package io.filrouge.simulator.delivery;

import io.filrouge.simulator.shop.Shop;
import io.filrouge.simulator.shop.ShopCalendar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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
    try (OutputFolder folder = new OutputFolder(out, window)) {
      folder.open();
      folder.unpack(dispatch.catalogue(shop.catalogue()));
      new Blocks(PEOPLE_A_BLOCK, threads)
          .run(
              customers + prospects,
              dispatch::people,
              (parcel, done) -> {
                folder.unpack(parcel);
                progress.accept(done);
              });
      Delivered delivered = folder.publish(summary);
      summary.write(out, customers, prospects);
      earlierRuns.record();
      return delivered;
    }
  }
}
