package io.filrouge.simulator.live;

import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Plays a shop: makes what happens, in order, and hands it over when it arrives. It keeps the carts
 * that are filled now and what is on its way, and nothing of what has been.
 */
public final class Play {
  private static final long BEAT = 1_000;

  /** So soon is it seen that the play is to end. */
  private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(200);

  private final LiveShop shop;
  private final long end;
  private final Stories stories;
  private final Courier courier;
  private final Recipient recipient;
  private final int partitions;
  private final Pace pace;
  private long nextBeat;
  private volatile boolean isToStop;

  public Play(
      LiveShop shop,
      Arrivals arrivals,
      Roughness roughness,
      Duration length,
      Destination destination,
      Optional<Truth> truth,
      Pace pace) {
    this.shop = shop;
    this.end = length.toMillis();
    this.stories = new Stories(shop, arrivals);
    this.courier = new Courier(shop, roughness, faults(destination));
    this.recipient = new Recipient(destination, truth);
    this.partitions = destination.partitions();
    this.pace = pace;
  }

  private static List<Fault> faults(Destination destination) {
    return Arrays.stream(Fault.values())
        .filter(fault -> destination.takesGarbage() || fault.canStandInAFile())
        .toList();
  }

  /** Plays to the end, or until it is told to stop. */
  public Played run() throws IOException, InterruptedException {
    while (!isToStop) {
      // Nothing arrives before it happens: all that happens up to the next arrival comes first.
      while (stories.nextAt() < end && stories.nextAt() <= courier.nextAt()) {
        Happening happening = stories.next();
        recipient.expect(happening.cart());
        courier.take(happening);
      }
      if (courier.nextAt() >= end) {
        beat(end);
        break;
      }
      Parcel parcel = courier.next();
      beat(parcel.at());
      waitUntil(parcel.at());
      parcel.content().to(recipient, shop.start() + parcel.at());
    }
    return recipient.done(stories.begun());
  }

  /** Ends the play soon; another thread may ask for it. */
  public void stop() {
    isToStop = true;
  }

  private void waitUntil(long shopMillis) throws InterruptedException {
    for (long left = pace.nanosUntil(shopMillis);
        left > 0 && !isToStop;
        left = pace.nanosUntil(shopMillis)) {
      TimeUnit.NANOSECONDS.sleep(Math.min(left, LONGEST_REST));
    }
  }

  /** Tells every partition that time passes, so that a quiet one holds nobody up. */
  private void beat(long until) throws IOException, InterruptedException {
    if (partitions == 0) {
      waitUntil(until);
      return;
    }
    for (; nextBeat <= until && !isToStop; nextBeat += BEAT) {
      waitUntil(nextBeat);
      for (int partition = 0; partition < partitions; partition++) {
        recipient.heartbeat(heartbeat(partition), partition);
      }
    }
  }

  private ShopEvent heartbeat(int partition) {
    return ShopEvent.newBuilder()
        .setEventType(EventType.heartbeat)
        .setOccurredAt(Instant.ofEpochMilli(shop.start() + nextBeat))
        .setEventId(shop.ids() + "beat-" + partition + "-" + nextBeat / BEAT)
        .build();
  }
}
