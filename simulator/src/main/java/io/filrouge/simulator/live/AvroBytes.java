package io.filrouge.simulator.live;

import io.filrouge.schemas.ShopEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** Events as plain Avro binary: no container, no schema id. */
final class AvroBytes {
  private static final SpecificDatumWriter<ShopEvent> WRITER =
      new SpecificDatumWriter<>(ShopEvent.class);

  private AvroBytes() {}

  static byte[] of(ShopEvent event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      WRITER.write(event, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
