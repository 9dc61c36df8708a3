package io.filrouge.domain.state;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Writes values that {@link StateReader} reads again: numbers as Java does, texts of any length.
 */
public final class StateWriter {
  private final DataOutput out;

  public StateWriter(DataOutput out) {
    this.out = out;
  }

  public void flag(boolean value) throws IOException {
    out.writeBoolean(value);
  }

  public void small(int value) throws IOException {
    out.writeByte(value);
  }

  public void number(int value) throws IOException {
    out.writeInt(value);
  }

  public void number(long value) throws IOException {
    out.writeLong(value);
  }

  /** Writes a text, or null. */
  public void text(String value) throws IOException {
    bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes, or null. */
  public void bytes(byte[] value) throws IOException {
    if (value == null) {
      out.writeInt(-1);
      return;
    }
    out.writeInt(value.length);
    out.write(value);
  }
}
