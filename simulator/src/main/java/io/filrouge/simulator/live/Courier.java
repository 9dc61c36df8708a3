package io.filrouge.simulator.live;

import io.filrouge.schemas.EventType;
import io.filrouge.schemas.ShopEvent;
import io.filrouge.simulator.chance.Aspect;
import io.filrouge.simulator.chance.Draws;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Brings what happened: some of it later, some of it twice, and something broken between it. Its
 * chance is one of its own, so that the same things happen however they are brought, and that of
 * faults another, so that good events arrive alike wherever they go.
 */
final class Courier {
  private static final double SOONEST_LATE = Duration.ofMinutes(5).toMillis();
  private static final double LATEST_LATE = Duration.ofHours(3).toMillis();
  private static final Duration FAR_AHEAD = Duration.ofDays(30_000);
  private static final int LONGEST_GARBAGE = 60;

  /** No event begins with it: neither as its encoding begins, nor with a type that exists. */
  private static final byte NO_BEGINNING = 0x7f;

  private final long start;
  private final Roughness roughness;
  private final List<Fault> faults;
  private final Draws draws;
  private final Draws faultDraws;
  private final PriorityQueue<Parcel> parcels = new PriorityQueue<>(Parcel.IN_ORDER);
  private long number;

  /** Brings only records with the given faults. */
  Courier(LiveShop shop, Roughness roughness, List<Fault> faults) {
    this.start = shop.start();
    this.roughness = roughness;
    this.faults = faults;
    this.draws = Draws.of(shop.seed(), 0, Aspect.LIVE_DELIVERY);
    this.faultDraws = Draws.of(shop.seed(), 1, Aspect.LIVE_DELIVERY);
  }

  void take(Happening happening) {
    long happened = happening.event().getOccurredAt().toEpochMilli() - start;
    long within = roughness.disorder().toMillis();
    long delay = draws.chance(roughness.disorderedShare()) ? draw(within) : 0;
    boolean isLate =
        happening.event().getEventType() == EventType.order_placed
            && draws.chance(roughness.latePurchaseShare());
    if (isLate) {
      delay = Math.round(draws.between(SOONEST_LATE, LATEST_LATE));
    }
    ShopEvent event = isLate ? known(happening.event(), delay) : happening.event();
    add(happened + delay, new Parcel.Good(event, happening, isLate));
    if (draws.chance(roughness.duplicateShare())) {
      // A copy of what is in time is in time, too.
      long more = isLate ? draw(within) : draw(within - delay);
      add(happened + delay + more, new Parcel.Copy(event));
    }
    if (draws.chance(roughness.brokenShare())) {
      add(happened + delay, broken(happening.event()));
    }
  }

  private long draw(long within) {
    return (long) (draws.uniform() * (within + 1));
  }

  private void add(long at, Parcel.Content content) {
    parcels.add(new Parcel(at, number++, content));
  }

  private static ShopEvent known(ShopEvent event, long delay) {
    return ShopEvent.newBuilder(event).setKnownAt(event.getOccurredAt().plusMillis(delay)).build();
  }

  private Parcel.Content broken(ShopEvent like) {
    Fault fault = faultDraws.pick(faults);
    if (fault == Fault.UNREADABLE) {
      return new Parcel.Garbage(garbage(like));
    }
    ShopEvent.Builder event =
        ShopEvent.newBuilder(like).setEventId(like.getEventId() + "-" + fault.reason());
    return new Parcel.Broken(
        fault,
        switch (fault) {
          case NO_PERSON -> event.setVisitorId(null).setCustomerId(null).build();
          case UNKNOWN_TYPE -> event.setEventType(EventType.unknown).build();
          case AHEAD_OF_CLOCK -> event.setOccurredAt(ahead(like.getOccurredAt())).build();
          case UNREADABLE -> throw new IllegalStateException("Cannot write what nobody can read");
        });
  }

  private static Instant ahead(Instant at) {
    return at.plus(FAR_AHEAD);
  }

  /** Bytes of no event, or an event that is cut off. */
  private byte[] garbage(ShopEvent like) {
    if (faultDraws.chance(0.5)) {
      byte[] whole = AvroBytes.of(like);
      return Arrays.copyOf(whole, faultDraws.below(whole.length));
    }
    byte[] bytes = new byte[1 + faultDraws.below(LONGEST_GARBAGE)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) faultDraws.below(256);
    }
    bytes[0] = NO_BEGINNING;
    return bytes;
  }

  /** When the next parcel arrives, far in the future when none is on its way. */
  long nextAt() {
    return parcels.isEmpty() ? Long.MAX_VALUE : parcels.peek().at();
  }

  Parcel next() {
    return parcels.remove();
  }
}
