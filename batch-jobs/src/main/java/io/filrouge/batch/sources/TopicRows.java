package io.filrouge.batch.sources;

import io.filrouge.schemas.ShopEvent;
import io.filrouge.schemas.releases.UnreleasedSchemaException;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads the rows of a source that is a topic of shop events. */
final class TopicRows implements MapFunction<Row, Row> {
  private static final long serialVersionUID = 1;

  private static final int PRICE_DIGITS = 38;
  private static final int PRICE_SCALE = 4;

  /** The engine cannot show years of more digits. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

  /** The contract's fields, then where the record stood and when Kafka had it. */
  private static final StructType COLUMNS =
      new StructType()
          .add("event_type", DataTypes.StringType)
          .add("occurred_at", DataTypes.TimestampType)
          .add("event_id", DataTypes.StringType)
          .add("visitor_id", DataTypes.StringType)
          .add("customer_id", DataTypes.StringType)
          .add("cart_id", DataTypes.StringType)
          .add("order_id", DataTypes.StringType)
          .add("session_id", DataTypes.StringType)
          .add("product_id", DataTypes.StringType)
          .add("quantity", DataTypes.IntegerType)
          .add("unit_price", DataTypes.createDecimalType(PRICE_DIGITS, PRICE_SCALE))
          .add("currency", DataTypes.StringType)
          .add("channel", DataTypes.StringType)
          .add("source", DataTypes.StringType)
          .add("known_at", DataTypes.TimestampType)
          .add("topic", DataTypes.StringType)
          .add("topic_partition", DataTypes.IntegerType)
          .add("topic_offset", DataTypes.LongType)
          .add("recorded_at", DataTypes.TimestampType);

  private static final int FIELDS = 15;

  private static final StructType ROW =
      COLUMNS
          .add(RawRows.SOURCE_FILE, DataTypes.StringType)
          .add(RawRows.MALFORMED, DataTypes.StringType)
          .add(RawRows.PROBLEM, DataTypes.StringType);

  private transient ShopEventRecords events;

  private TopicRows() {}

  /**
   * A row for each record, whose file is {@code topic/partition@offset}. A record that is no event
   * stands in {@link RawRows#MALFORMED} as it came, in base 64.
   *
   * @param records rows of staged.topic_records, in a session of the source's time zone
   */
  static RawRows of(Dataset<Row> records) {
    return new RawRows(
        records.map(new TopicRows(), Encoders.row(ROW)), List.of(COLUMNS.fieldNames()), List.of());
  }

  @Override
  public Row call(Row record) {
    if (events == null) {
      events = new ShopEventRecords();
    }
    byte[] bytes = record.getAs("record");
    try {
      ShopEvent event = events.read(bytes);
      String problem = problem(event);
      return problem == null ? row(fields(event), record, null) : refused(record, bytes, problem);
    } catch (UnreleasedSchemaException e) {
      return refused(record, bytes, "of a schema that this release does not know");
    } catch (IOException e) {
      return refused(record, bytes, "malformed");
    }
  }

  /** What no column could hold; null for nothing. */
  private static String problem(ShopEvent event) {
    BigDecimal price = event.getUnitPrice();
    boolean isHuge =
        price != null && price.precision() - price.scale() > PRICE_DIGITS - PRICE_SCALE;
    if (isHuge || !isTime(event.getOccurredAt()) || !isTime(event.getKnownAt())) {
      return "out of range";
    }
    boolean isDamaged =
        Stream.of(
                event.getEventId(),
                event.getVisitorId(),
                event.getCustomerId(),
                event.getCartId(),
                event.getOrderId(),
                event.getSessionId(),
                event.getProductId(),
                event.getCurrency(),
                event.getChannel(),
                event.getSource())
            .anyMatch(text -> text != null && text.indexOf('\uFFFD') >= 0);
    return isDamaged ? "malformed" : null;
  }

  private static boolean isTime(Instant instant) {
    return instant == null || (!instant.isBefore(FIRST) && !instant.isAfter(LAST));
  }

  private static Object[] fields(ShopEvent event) {
    return new Object[] {
      event.getEventType().toString(),
      timestamp(event.getOccurredAt()),
      event.getEventId(),
      event.getVisitorId(),
      event.getCustomerId(),
      event.getCartId(),
      event.getOrderId(),
      event.getSessionId(),
      event.getProductId(),
      event.getQuantity(),
      event.getUnitPrice(),
      event.getCurrency(),
      event.getChannel(),
      event.getSource(),
      timestamp(event.getKnownAt())
    };
  }

  private static Timestamp timestamp(Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  private static Row refused(Row record, byte[] bytes, String problem) {
    return row(new Object[FIELDS], record, problem, bytes);
  }

  private static Row row(Object[] fields, Row record, String problem, byte... bytes) {
    Object[] values = Arrays.copyOf(fields, ROW.size());
    String topic = record.getAs("topic");
    int partition = record.getAs("topic_partition");
    long offset = record.getAs("topic_offset");
    int at = FIELDS;
    values[at++] = topic;
    values[at++] = partition;
    values[at++] = offset;
    values[at++] = record.getAs("recorded_at");
    values[at++] = topic + "/" + partition + "@" + offset;
    values[at++] = problem == null ? null : base64(bytes);
    values[at] = problem;
    return RowFactory.create(values);
  }

  private static String base64(byte[] bytes) {
    return bytes == null ? "" : Base64.getEncoder().encodeToString(bytes);
  }
}
