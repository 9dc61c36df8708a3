package io.filrouge.simulator.live;

import io.filrouge.schemas.EventType;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was played, counted. */
public final class Played {
  private long events;
  private long views;
  private long orders;
  private long late;
  private long copies;
  private long broken;
  private long heartbeats;
  private long carts;

  void countGood(EventType type, boolean isLate) {
    events++;
    views += type == EventType.product_viewed ? 1 : 0;
    orders += type == EventType.order_placed ? 1 : 0;
    late += isLate ? 1 : 0;
  }

  void countCopy() {
    copies++;
  }

  void countBroken() {
    broken++;
  }

  void countHeartbeat() {
    heartbeats++;
  }

  void countCarts(long count) {
    carts = count;
  }

  public long carts() {
    return carts;
  }

  /** Good events, each counted once, late orders among them. */
  public long events() {
    return events;
  }

  public long copies() {
    return copies;
  }

  public long late() {
    return late;
  }

  public long broken() {
    return broken;
  }

  public long heartbeats() {
    return heartbeats;
  }

  /** The figures by name, in the order in which they are told. */
  public Map<String, Long> figures() {
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("carts", carts);
    figures.put("events", events);
    figures.put("views", views);
    figures.put("orders", orders);
    figures.put("late", late);
    figures.put("duplicates", copies);
    figures.put("broken", broken);
    figures.put("heartbeats", heartbeats);
    return figures;
  }
}
