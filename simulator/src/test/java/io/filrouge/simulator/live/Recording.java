package io.filrouge.simulator.live;

import io.filrouge.schemas.ShopEvent;
import java.util.ArrayList;
import java.util.List;

/** A place that remembers what was played there, and when. */
final class Recording implements Destination {
  final List<ShopEvent> events = new ArrayList<>();
  final List<Long> arrivals = new ArrayList<>();
  final List<byte[]> garbage = new ArrayList<>();
  final List<ShopEvent> heartbeats = new ArrayList<>();
  private final int partitions;
  private final boolean takesGarbage;

  Recording(int partitions, boolean takesGarbage) {
    this.partitions = partitions;
    this.takesGarbage = takesGarbage;
  }

  @Override
  public int partitions() {
    return partitions;
  }

  @Override
  public boolean takesGarbage() {
    return takesGarbage;
  }

  @Override
  public void event(ShopEvent event, long arrivesAt) {
    events.add(event);
    arrivals.add(arrivesAt);
  }

  @Override
  public void garbage(byte[] bytes, long arrivesAt) {
    garbage.add(bytes);
  }

  @Override
  public void heartbeat(ShopEvent heartbeat, int partition) {
    heartbeats.add(heartbeat);
  }

  @Override
  public String place() {
    return "memory";
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
