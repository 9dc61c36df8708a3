package io.filrouge.streaming.events;

import io.filrouge.domain.state.StateReader;
import io.filrouge.domain.state.StateWriter;
import java.io.IOException;
import java.io.Serializable;

/** How values of one type are written between operators and kept in state. */
public interface Codec<T> extends Serializable {
  void write(T value, StateWriter out) throws IOException;

  T read(StateReader in) throws IOException;
}
