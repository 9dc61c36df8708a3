package io.filrouge.streaming.events;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.KeyContext;

/**
 * State whose keys of late are in memory too, and written back before a checkpoint or when others
 * take their place. A look into RocksDB and a change cost a call into native code and all bytes of
 * the value each time; whoever does something now does more of it soon.
 */
public final class WrittenBack<T> implements ValueState<T> {
  /** A few tens of megabytes an operator. */
  private static final int LARGEST = 30_000;

  private final ValueState<T> state;
  private final KeyContext keys;
  private final LinkedHashMap<Object, Slot<T>> lately = new LinkedHashMap<>(16, 0.75f, true);

  private static final class Slot<T> {
    private T value;
    private boolean isChanged;
  }

  /**
   * @param state what is kept
   * @param keys tells the current key, and takes another
   */
  WrittenBack(ValueState<T> state, KeyContext keys) {
    this.state = state;
    this.keys = keys;
  }

  /** The state with this in front of it, or, where all is in memory anyway, the state itself. */
  public static <T> ValueState<T> inFrontOf(
      ValueState<T> state, KeyContext keys, KeyedStateBackend<?> backend) {
    return backend instanceof HeapKeyedStateBackend ? state : new WrittenBack<>(state, keys);
  }

  /** Writes back what this holds of a state, where it is in front of it. */
  public static void flush(ValueState<?> state) throws IOException {
    if (state instanceof WrittenBack<?> written) {
      written.flush();
    }
  }

  @Override
  public T value() throws IOException {
    return slot().value;
  }

  @Override
  public void update(T value) throws IOException {
    Slot<T> slot = slot();
    slot.value = value;
    slot.isChanged = true;
  }

  @Override
  public void clear() {
    try {
      update(null);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot clear state", e);
    }
  }

  private Slot<T> slot() throws IOException {
    Object key = keys.getCurrentKey();
    Slot<T> slot = lately.get(key);
    if (slot == null) {
      makeRoom(key);
      slot = new Slot<>();
      slot.value = state.value();
      lately.put(key, slot);
    }
    return slot;
  }

  private void makeRoom(Object current) throws IOException {
    if (lately.size() < LARGEST) {
      return;
    }
    var longestUntouched = lately.entrySet().iterator();
    write(longestUntouched.next());
    longestUntouched.remove();
    keys.setCurrentKey(current);
  }

  private void flush() throws IOException {
    for (Map.Entry<Object, Slot<T>> slot : lately.entrySet()) {
      write(slot);
    }
  }

  private void write(Map.Entry<Object, Slot<T>> entry) throws IOException {
    Slot<T> slot = entry.getValue();
    if (!slot.isChanged) {
      return;
    }
    keys.setCurrentKey(entry.getKey());
    if (slot.value == null) {
      state.clear();
    } else {
      state.update(slot.value);
    }
    slot.isChanged = false;
  }
}
