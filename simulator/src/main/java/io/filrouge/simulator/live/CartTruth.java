package io.filrouge.simulator.live;

import io.filrouge.schemas.ShopEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What truly became of one cart, as far as its events have been played. */
final class CartTruth {
  private final long number;
  private final Optional<String> cartId;
  private final String visitorId;
  private final Optional<String> owner;
  private final List<Instant> activities = new ArrayList<>();
  private int views;
  private boolean isSignedIn;
  private String ended = "left";
  private Optional<Instant> endedAt = Optional.empty();
  private Optional<Instant> knownAt = Optional.empty();
  private Optional<Door> door = Optional.empty();
  private boolean isToldToItsEnd;
  private int onTheWay;

  CartTruth(long number, Optional<String> cartId, String visitorId, Optional<String> owner) {
    this.number = number;
    this.cartId = cartId;
    this.visitorId = visitorId;
    this.owner = owner;
  }

  /** An event is on its way; the last one may be told. */
  void sent(boolean isLast) {
    onTheWay++;
    isToldToItsEnd |= isLast;
  }

  /** An event has been played. */
  void arrived(ShopEvent event, Optional<Act> act) {
    onTheWay--;
    if (act.isEmpty()) {
      views++;
      return;
    }
    isSignedIn |= event.getCustomerId() != null && act.get().door() != Door.GUEST;
    switch (act.get().effect()) {
      case LIVENS -> activities.add(event.getOccurredAt());
      case EMPTIES -> end("emptied", event);
      case BUYS -> {
        end("purchased", event);
        knownAt = Optional.ofNullable(event.getKnownAt());
        door = Optional.of(act.get().door());
      }
      case NONE -> {
        // It changes nothing.
      }
    }
  }

  private void end(String how, ShopEvent event) {
    ended = how;
    endedAt = Optional.of(event.getOccurredAt());
  }

  /** Whether all of its events have been played. */
  boolean isWhole() {
    return isToldToItsEnd && onTheWay == 0;
  }

  long number() {
    return number;
  }

  String cartKey() {
    return cartId.orElse(visitorId);
  }

  Optional<String> cartId() {
    return cartId;
  }

  String visitorId() {
    return visitorId;
  }

  /** The customer whose cart it truly is, whether the events say so or not. */
  Optional<String> owner() {
    return owner;
  }

  List<Instant> activities() {
    return List.copyOf(activities);
  }

  int views() {
    return views;
  }

  boolean isSignedIn() {
    return isSignedIn;
  }

  /** {@code purchased}, {@code emptied} or {@code left}. */
  String ended() {
    return ended;
  }

  Optional<Instant> endedAt() {
    return endedAt;
  }

  Optional<Instant> knownAt() {
    return knownAt;
  }

  Optional<Door> door() {
    return door;
  }
}
