package io.filrouge.streaming.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.MessageEncoder;

/** Records as topics hold them: Avro's single-object encoding. */
public final class SingleObject {

  public static <T> byte[] bytes(T record, MessageEncoder<T> encoder) {
    try {
      ByteBuffer encoded = encoder.encode(record);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SingleObject() {}
}
