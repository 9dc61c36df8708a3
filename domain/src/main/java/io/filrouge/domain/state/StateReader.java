package io.filrouge.domain.state;

import java.io.DataInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads what {@link StateWriter} wrote. */
public final class StateReader {
  private final DataInput in;

  public StateReader(DataInput in) {
    this.in = in;
  }

  public boolean flag() throws IOException {
    return in.readBoolean();
  }

  public int small() throws IOException {
    return in.readByte();
  }

  public int number() throws IOException {
    return in.readInt();
  }

  public long longNumber() throws IOException {
    return in.readLong();
  }

  /** Reads a text, or null. */
  public String text() throws IOException {
    byte[] bytes = bytes();
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  /** Reads bytes, or null. */
  public byte[] bytes() throws IOException {
    int length = in.readInt();
    if (length < 0) {
      return null;
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
