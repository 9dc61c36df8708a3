package io.filrouge.batch.activation;

import io.filrouge.settings.Failure;
import java.util.Arrays;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** Takes a record's header off, which names its schema: it must be that of this release. */
final class TriggerRecord implements MapFunction<Row, Row> {
  private static final long serialVersionUID = 1;

  private final byte[] header;
  private final StructType columns;

  /**
   * @param header with which every record must begin
   * @param columns of the rows, which know none themselves when they come straight from a reader
   */
  TriggerRecord(byte[] header, StructType columns) {
    this.header = header;
    this.columns = columns;
  }

  @Override
  public Row call(Row row) {
    int at = columns.fieldIndex("record");
    byte[] value = (byte[]) row.get(at);
    boolean isKnown =
        value != null
            && value.length >= header.length
            && Arrays.equals(value, 0, header.length, header, 0, header.length);
    if (!isKnown) {
      throw Failure.input(
          "Cannot read record "
              + said(row, "topic_offset")
              + " of partition "
              + said(row, "topic_partition")
              + " of topic "
              + said(row, "topic")
              + ": it is of another schema; use a release of the batch that knows it");
    }
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    values[at] = Arrays.copyOfRange(value, header.length, value.length);
    return RowFactory.create(values);
  }

  private Object said(Row row, String column) {
    return row.get(columns.fieldIndex(column));
  }
}
