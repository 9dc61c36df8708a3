package io.filrouge.batch.sources;

import io.filrouge.schemas.ShopEvent;
import io.filrouge.schemas.releases.ReleasedRecords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Reads records of the topic shop-events as the stream does: Avro's single-object encoding by
 * whichever release, or the fields alone, then of the present schema.
 */
final class ShopEventRecords {
  private static final byte[] HEADER =
      ByteBuffer.allocate(2 + Long.BYTES)
          .order(ByteOrder.LITTLE_ENDIAN)
          .put((byte) 0xC3)
          .put((byte) 1)
          .putLong(SchemaNormalization.parsingFingerprint64(ShopEvent.getClassSchema()))
          .array();

  private final ReleasedRecords<ShopEvent> releases =
      ReleasedRecords.of("shop-event", ShopEvent::createDecoder);

  /**
   * Reads one.
   *
   * @throws io.filrouge.schemas.releases.UnreleasedSchemaException when a later release wrote it
   * @throws IOException when it is none
   */
  ShopEvent read(byte[] record) throws IOException {
    if (record == null || record.length == 0) {
      throw new IOException("Cannot read record: it is empty");
    }
    boolean isMarked =
        record.length > HEADER.length && record[0] == HEADER[0] && record[1] == HEADER[1];
    return releases.read(isMarked ? record : withHeader(record));
  }

  private static byte[] withHeader(byte[] fields) throws IOException {
    requireWhole(fields);
    return ByteBuffer.allocate(HEADER.length + fields.length).put(HEADER).put(fields).array();
  }

  // Without a mark, all that says that these bytes are an event is that they are one to the end.
  private static void requireWhole(byte[] fields) throws IOException {
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(fields, null);
    try {
      GenericDatumReader.skip(ShopEvent.getClassSchema(), decoder);
    } catch (RuntimeException e) {
      throw new IOException("Cannot read record: it is no event", e);
    }
    if (!decoder.isEnd()) {
      throw new IOException("Cannot read record: more than an event is in it");
    }
  }
}
