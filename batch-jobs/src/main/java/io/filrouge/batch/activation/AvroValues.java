package io.filrouge.batch.activation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import org.apache.avro.Schema;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.avro.functions;

/** Records as the plain binary encoding of Avro, without container and schema id. */
final class AvroValues {

  /** A record of the columns that bear its fields' names. */
  static Column of(Schema schema) {
    Column[] fields =
        schema.getFields().stream().map(field -> col(field.name())).toArray(Column[]::new);
    return functions.to_avro(struct(fields), schema.toString());
  }

  private AvroValues() {}
}
