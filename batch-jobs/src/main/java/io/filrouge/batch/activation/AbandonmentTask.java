package io.filrouge.batch.activation;

import io.filrouge.batch.tables.ColumnTypes;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** A family's events in, in their order; its abandonments out. Times are epoch milliseconds. */
final class AbandonmentTask implements FlatMapGroupsFunction<String, Row, Row> {
  private static final long serialVersionUID = 1L;

  static final StructType ABANDONED =
      new StructType()
          .add("cart_key", ColumnTypes.TEXT)
          .add("episode_started_millis", ColumnTypes.COUNT)
          .add("abandoned_millis", ColumnTypes.COUNT);

  private final long idleMillis;

  AbandonmentTask(long idleMillis) {
    this.idleMillis = idleMillis;
  }

  @Override
  public Iterator<Row> call(String family, Iterator<Row> events) {
    Abandonments abandonments = new Abandonments(idleMillis);
    while (events.hasNext()) {
      abandonments.tell(event(events.next()));
    }
    return abandonments.all().stream()
        .map(it -> RowFactory.create(it.cartKey(), it.episodeStartedAt(), it.abandonedAt()))
        .iterator();
  }

  private static Abandonments.Event event(Row row) {
    return new Abandonments.Event(
        row.getAs("event_type"),
        row.<Long>getAs("occurred_millis"),
        row.<Long>getAs("position"),
        row.getAs("visitor_id"),
        row.getAs("customer_id"),
        row.getAs("cart_id"),
        row.getAs("product_id"),
        row.getAs("quantity"));
  }
}
