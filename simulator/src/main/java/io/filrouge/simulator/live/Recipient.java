package io.filrouge.simulator.live;

import io.filrouge.schemas.ShopEvent;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Passes on what arrives, counts it, and tells the truth about it. */
final class Recipient {
  private final Destination destination;
  private final Optional<Truth> truth;
  private final Map<Long, CartTruth> openCarts = new TreeMap<>();
  private final Played played = new Played();

  Recipient(Destination destination, Optional<Truth> truth) {
    this.destination = destination;
    this.truth = truth;
  }

  /** A cart has begun: its truth is told when all of it has arrived, or at the end. */
  void expect(CartTruth cart) {
    if (truth.isPresent()) {
      openCarts.putIfAbsent(cart.number(), cart);
    }
  }

  void good(Parcel.Good good, long at) throws IOException {
    ShopEvent event = good.event();
    destination.event(event, at);
    played.countGood(event.getEventType(), good.isLate());
    CartTruth cart = good.happening().cart();
    cart.arrived(event, good.happening().act());
    if (truth.isEmpty()) {
      return;
    }
    truth.get().good(event);
    if (good.isLate()) {
      truth.get().late(event);
    }
    if (cart.isWhole()) {
      openCarts.remove(cart.number());
      truth.get().cart(cart);
    }
  }

  void copy(ShopEvent event, long at) throws IOException {
    destination.event(event, at);
    played.countCopy();
    if (truth.isPresent()) {
      truth.get().copy(event, at);
    }
  }

  void broken(Fault fault, ShopEvent event, long at) throws IOException {
    destination.event(event, at);
    played.countBroken();
    if (truth.isPresent()) {
      truth.get().broken(fault, Optional.of(event.getEventId()), at);
    }
  }

  void garbage(byte[] bytes, long at) throws IOException {
    destination.garbage(bytes, at);
    played.countBroken();
    if (truth.isPresent()) {
      truth.get().broken(Fault.UNREADABLE, Optional.empty(), at);
    }
  }

  void heartbeat(ShopEvent heartbeat, int partition) throws IOException {
    destination.heartbeat(heartbeat, partition);
    played.countHeartbeat();
  }

  /** Nothing more arrives: tells what is left to tell. */
  Played done(long carts) throws IOException {
    played.countCarts(carts);
    if (truth.isPresent()) {
      for (CartTruth cart : openCarts.values()) {
        truth.get().cart(cart);
      }
      truth.get().summary(played);
    }
    return played;
  }
}
