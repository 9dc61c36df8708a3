package io.filrouge.batch.activation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.StagedOrderLines;
import io.filrouge.batch.tables.WebEvents;
import io.filrouge.batch.topics.KafkaTopic;
import io.filrouge.schemas.ShopEvent;
import io.filrouge.settings.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What happened in the shop, as the stream would have read it: cleansed web events, and the orders
 * that none of them tells of.
 */
public final class ShopEvents {
  private final Publisher publisher;
  private final EventSpan span;
  private final String currency;

  /**
   * @param currency the shop's
   * @throws Failure of exit code 3 when no night has told customers apart yet
   */
  public ShopEvents(Publisher publisher, EventSpan span, String currency) {
    this.publisher = publisher;
    this.span = span;
    this.currency = currency;
    Lake lake = publisher.lake();
    if (!lake.has(CustomerIdentifiers.CONTRACT)) {
      throw Failure.input(
          "Cannot publish events of lake "
              + lake.uri()
              + ": it knows no customers; run 'filrouge batch nightly' first");
    }
  }

  /**
   * Writes them as Avro files of schema {@code ShopEvent}, in the order in which they happened.
   *
   * @param uri a folder that is new, empty, or was written by this
   * @throws Failure of exit code 2 when something else is there
   */
  public Published toFolder(String uri, String version) {
    AvroFolder folder =
        AvroFolder.at(
            uri,
            ShopEvent.getClassSchema(),
            publisher.lake().spark().sparkContext().hadoopConfiguration());
    Dataset<Row> events = publisher.keep(events());
    EventCounts counts = EventCounts.of(events);
    int fileCount =
        folder.write(
            events.where(EventCounts.HAS_PERSON).orderBy("occurred_at", "event_id"),
            counts.total(),
            about(counts, version));
    counts.results(publisher.job()).forEach(publisher::note);
    return new Published(counts.toString(), Published.files(fileCount, uri));
  }

  /**
   * Sends them to a topic in the order in which they happened, keyed by cart, else visitor, else
   * customer. Sent again they change nothing: an event's id stays.
   *
   * <p>Web events that were taken from the topic stand there already, under their own ids: to the
   * stream they would be others if they were sent.
   *
   * <p>One task sends all of them. With several the partitions of the topic would run ahead of each
   * other by days, and the stream would take what one of them holds for late.
   *
   * @param takenFromIt sources of web events that are this topic
   * @throws Failure of exit code 3 when Kafka or the topic is not there, 5 when it fails
   */
  public Published toKafka(KafkaTopic topic, List<String> takenFromIt) {
    topic.requireThere();
    Column isThere =
        col("event_id").startsWith("web/").and(col("source").isin(takenFromIt.toArray()));
    Dataset<Row> events = publisher.keep(events().where(not(isThere)));
    EventCounts counts = EventCounts.of(events);
    long sent =
        topic.send(
            events
                .where(EventCounts.HAS_PERSON)
                .repartition(1)
                .sortWithinPartitions("occurred_at", "event_id")
                .select(
                    coalesce(col("cart_id"), col("visitor_id"), col("customer_id"))
                        .cast("binary")
                        .as("key"),
                    AvroValues.of(ShopEvent.getClassSchema()).as("value")));
    counts.requireAll(sent);
    counts.results(publisher.job()).forEach(publisher::note);
    return new Published(counts.toString(), "topic " + topic.name());
  }

  private Map<String, Object> about(EventCounts counts, String version) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("as_of_date", publisher.night().asOf().toString());
    about.put("time_zone", publisher.night().zone().getId());
    about.putAll(span.described());
    about.put("event_count", counts.total());
    about.put("event_count_by_type", counts.byType());
    about.put("event_count_without_person", counts.withoutPerson());
    about.put("filrouge_version", version);
    return about;
  }

  /** The rows of the night, those without a person included. */
  Dataset<Row> events() {
    Lake lake = publisher.lake();
    Night night = publisher.night();
    Dataset<Row> seen = lake.read(WebEvents.CONTRACT).where(night.seesTakenIn("occurred_at"));
    Dataset<Row> ofWeb =
        ShopEventRows.ofWebEvents(
            seen.where(span.holds("event_date")), NightCustomers.of(lake, night), currency);
    Dataset<Row> ofOrders =
        ShopEventRows.ofOrders(
            lake.read(Orders.CONTRACT).where(span.holds("order_date")),
            lake.read(StagedOrderLines.CONTRACT).where(col("taken_on").leq(night.date())),
            seen,
            currency);
    return ofWeb.unionByName(ofOrders.where(night.sees("occurred_at", "known_at")));
  }
}
