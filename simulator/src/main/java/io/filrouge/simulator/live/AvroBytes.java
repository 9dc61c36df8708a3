package io.filrouge.simulator.live;

import io.filrouge.schemas.ShopEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Events in Avro's single-object encoding, as the topic holds them. */
final class AvroBytes {
  private AvroBytes() {}

  static byte[] of(ShopEvent event) {
    try {
      ByteBuffer encoded = ShopEvent.getEncoder().encode(event);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
