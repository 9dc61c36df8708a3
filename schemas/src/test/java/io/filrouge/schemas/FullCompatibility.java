package io.filrouge.schemas;

import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidationStrategy;

/**
 * Each of two schemas reads what the other wrote.
 *
 * <p>Avro's own mutual-read strategy lets a new symbol of an enum without a default pass, which
 * fails only when the first record with it is read; {@link SchemaCompatibility} does not.
 */
final class FullCompatibility implements SchemaValidationStrategy {
  @Override
  public void validate(Schema changed, Schema released) throws SchemaValidationException {
    if (!isReadable(changed, released) || !isReadable(released, changed)) {
      throw new SchemaValidationException(changed, released);
    }
  }

  private static boolean isReadable(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }
}
