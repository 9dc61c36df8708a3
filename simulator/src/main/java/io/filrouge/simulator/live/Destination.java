package io.filrouge.simulator.live;

import io.filrouge.schemas.ShopEvent;
import java.io.Closeable;
import java.io.IOException;

/** Where events are played to. */
public interface Destination extends Closeable {
  /** How many heartbeats a moment needs: one a partition. */
  int partitions();

  /** Whether it takes bytes that are no event. */
  boolean takesGarbage();

  /**
   * Plays an event.
   *
   * @param arrivesAt shop time, in milliseconds since 1970
   */
  void event(ShopEvent event, long arrivesAt) throws IOException;

  void garbage(byte[] bytes, long arrivesAt) throws IOException;

  void heartbeat(ShopEvent heartbeat, int partition) throws IOException;

  /** Where it is, as the last line says it. */
  String place();
}
