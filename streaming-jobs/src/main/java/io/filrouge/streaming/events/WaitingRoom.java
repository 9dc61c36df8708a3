package io.filrouge.streaming.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What waits until nothing earlier can come any more, beside the state of the keys that it is
 * about. So a key's state is looked at once for all that is due at a watermark, and nothing that
 * waits needs a timer. It does not outlive its process: before a checkpoint, whoever owns it puts
 * what is left into state.
 */
public final class WaitingRoom<T> {
  /** Slots of some tenth of a second. */
  private static final int SLOT_BITS = 7;

  private final Function<T, String> key;
  private final ToLongFunction<T> position;
  private final TreeMap<Long, List<T>> slots = new TreeMap<>();

  /**
   * @param key whom a thing is for
   * @param position where it stands, epoch milliseconds
   */
  public WaitingRoom(Function<T, String> key, ToLongFunction<T> position) {
    this.key = key;
    this.position = position;
  }

  public void add(T thing) {
    long slot = slot(position.applyAsLong(thing));
    slots.computeIfAbsent(slot, fresh -> new ArrayList<>()).add(thing);
  }

  /**
   * Takes out what stands at or before a moment, by key and in no order.
   *
   * @param moment epoch milliseconds
   */
  public Map<String, List<T>> takeUpTo(long moment) {
    Map<String, List<T>> taken = new LinkedHashMap<>();
    long last = slot(moment);
    while (!slots.isEmpty() && slots.firstKey() < last) {
      slots.pollFirstEntry().getValue().forEach(thing -> hand(thing, taken));
    }
    List<T> amid = slots.remove(last);
    if (amid != null) {
      for (T thing : amid) {
        if (position.applyAsLong(thing) <= moment) {
          hand(thing, taken);
        } else {
          add(thing);
        }
      }
    }
    return taken;
  }

  /** Takes out all, in no order. */
  public List<T> takeAll() {
    List<T> all = new ArrayList<>();
    slots.values().forEach(all::addAll);
    slots.clear();
    return all;
  }

  private void hand(T thing, Map<String, List<T>> taken) {
    taken.computeIfAbsent(key.apply(thing), fresh -> new ArrayList<>(2)).add(thing);
  }

  private static long slot(long moment) {
    return moment >> SLOT_BITS;
  }
}
