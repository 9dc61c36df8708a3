package io.filrouge.batch.activation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.avro.functions;

/**
 * Records in the single-object encoding of Avro: two marking bytes, the schema's fingerprint, the
 * fields. Readers of any release find the schema by the fingerprint.
 */
final class AvroValues {

  /** A record of the columns that bear its fields' names. */
  static Column of(Schema schema) {
    Column[] fields =
        schema.getFields().stream().map(field -> col(field.name())).toArray(Column[]::new);
    return concat(lit(header(schema)), functions.to_avro(struct(fields), schema.toString()));
  }

  /** What every record of a schema begins with. */
  static byte[] header(Schema schema) {
    return ByteBuffer.allocate(2 + Long.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xC3)
        .put((byte) 1)
        .putLong(SchemaNormalization.parsingFingerprint64(schema))
        .array();
  }

  private AvroValues() {}
}
