package io.filrouge.schemas.releases;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.SchemaStore;

/**
 * Reads records of one contract, in Avro's single-object encoding, whichever release wrote them.
 */
public final class ReleasedRecords<T> {
  private static final int FINGERPRINT = 2;
  private static final int HEADER = FINGERPRINT + Long.BYTES;

  private final SchemaStore releases;
  private final BinaryMessageDecoder<T> decoder;

  private ReleasedRecords(SchemaStore releases, BinaryMessageDecoder<T> decoder) {
    this.releases = releases;
    this.decoder = decoder;
  }

  /**
   * @param name as in {@code schemas/src/released}
   * @param decoder that the contract's class makes
   */
  public static <T> ReleasedRecords<T> of(
      String name, Function<SchemaStore, BinaryMessageDecoder<T>> decoder) {
    SchemaStore releases = ReleasedSchemas.of(name);
    return new ReleasedRecords<>(releases, decoder.apply(releases));
  }

  /**
   * Reads one.
   *
   * <p>Avro takes the memory for a text before it looks whether the text is there. What is damaged
   * is found by passing over it first, or one record could end the job again and again.
   *
   * @throws UnreleasedSchemaException when this release does not know the schema it names
   * @throws IOException when it is damaged, whatever Avro throws then
   */
  public T read(byte[] record) throws IOException {
    if (record.length < HEADER) {
      throw new EOFException("Cannot read record: it is cut off");
    }
    long writer = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).getLong(FINGERPRINT);
    try {
      Schema schema = releases.findByFingerprint(writer);
      if (schema == null) {
        throw new UnreleasedSchemaException();
      }
      int length = record.length - HEADER;
      GenericDatumReader.skip(
          schema, DecoderFactory.get().binaryDecoder(record, HEADER, length, null));
      return decoder.decode(record);
    } catch (RuntimeException e) {
      throw new IOException("Cannot read record: it is damaged", e);
    }
  }
}
