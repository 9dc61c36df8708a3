package io.filrouge.batch.activation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;

import io.filrouge.batch.customer360.PlaceRule;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.CustomerContacts;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.MessageEvents;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.PublishedContexts;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.WebEvents;
import io.filrouge.batch.topics.KafkaTopic;
import io.filrouge.schemas.CustomerContext;
import io.filrouge.settings.Failure;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a decision of the stream needs to know of each customer, as of a night. */
public final class CustomerContexts {
  private static final String SUBJECT = "customer_contexts";
  private static final Schema SCHEMA = CustomerContext.getClassSchema();
  private static final int RECENT_DAYS = 7;
  private static final int SHA_BITS = 256;
  private static final int HASH_DIGITS = 32;

  private final Publisher publisher;
  private final PlaceRule places;

  /**
   * @throws Failure of exit code 3 when customer_360 is not that of the night
   */
  public CustomerContexts(Publisher publisher, PlaceRule places) {
    this.publisher = publisher;
    this.places = places;
    Night night = publisher.night();
    if (customers().isEmpty()) {
      throw Failure.input(
          "Cannot publish context of "
              + night
              + ": customer_360 of lake "
              + publisher.lake().uri()
              + " holds no customer of this night; run 'filrouge batch nightly --as-of "
              + night
              + "' first");
    }
  }

  /**
   * Writes all of them as Avro files of schema {@code CustomerContext}, by customer id.
   *
   * @param uri a folder that is new, empty, or was written by this
   * @throws Failure of exit code 2 when something else is there
   */
  public Published toFolder(String uri, String version) {
    AvroFolder folder =
        AvroFolder.at(uri, SCHEMA, publisher.lake().spark().sparkContext().hadoopConfiguration());
    Dataset<Row> contexts = publisher.keep(contexts());
    long count = contexts.count();
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("as_of_date", publisher.night().toString());
    about.put("customer_count", count);
    about.put("filrouge_version", version);
    int fileCount = folder.write(contexts.orderBy("customer_id"), count, about);
    return new Published(
        String.format(Locale.ROOT, "%,d contexts", count), Published.files(fileCount, uri));
  }

  /**
   * Sends those that are not in the topic yet, and a tombstone for whoever is no customer any more.
   *
   * @throws Failure of exit code 3 when Kafka or the topic is not there, 5 when it fails
   */
  public Published toKafka(KafkaTopic topic, Extent extent) {
    topic.requireThere();
    Lake lake = publisher.lake();
    ContextChanges changes =
        ContextChanges.between(
                encoded(contexts()),
                lake.read(PublishedContexts.CONTRACT),
                extent,
                publisher.night())
            .kept(publisher::keep);
    long changed = changes.changedCount();
    long vanished = changes.vanishedCount();
    if (changed + vanished > 0) {
      publisher.overwrite(PublishedContexts.CONTRACT, changes.noted());
      lake.awaitPublications();
      topic.send(changes.records());
      publisher.overwrite(PublishedContexts.CONTRACT, changes.done());
    }
    note("contexts_published", changed);
    note("tombstones_published", vanished);
    return new Published(
        String.format(Locale.ROOT, "%,d contexts and %,d tombstones", changed, vanished),
        "topic " + topic.name());
  }

  private void note(String what, long count) {
    publisher.note(QualityResult.count(publisher.job(), SUBJECT, what, count));
  }

  private Dataset<Row> customers() {
    return publisher
        .lake()
        .read(Customer360.CONTRACT)
        .where(col("as_of_date").equalTo(publisher.night().date()));
  }

  private Dataset<Row> contexts() {
    Lake lake = publisher.lake();
    Night night = publisher.night();
    Dataset<Row> holders = NightCustomers.of(lake, night);
    Dataset<Row> messages =
        lake.read(MessageEvents.CONTRACT).where(night.seesTakenIn("occurred_at"));
    return ContextRows.of(
        customers(),
        ContextRows.contacts(lake.read(CustomerContacts.CONTRACT)),
        pushable(lake, night, holders),
        ContextRows.sent(recentlySent(messages, night).join(holders, "identifier")),
        places);
  }

  private static Dataset<Row> pushable(Lake lake, Night night, Dataset<Row> holders) {
    return lake.read(WebEvents.CONTRACT)
        .where(night.seesTakenIn("occurred_at"))
        .where("lower(channel) = 'app' AND visitor_identifier IS NOT NULL")
        .select(col("visitor_identifier").as("identifier"))
        .distinct()
        .join(holders, "identifier")
        .select("customer_id");
  }

  private static Dataset<Row> recentlySent(Dataset<Row> messages, Night night) {
    Instant since =
        night.asOf().plusDays(1).minusDays(RECENT_DAYS).atStartOfDay(night.zone()).toInstant();
    return messages
        .where(col("event_type").equalTo("sent"))
        .where(col("channel").isInCollection(MessageEvents.CAPPED_CHANNELS))
        .where(col("occurred_at").geq(lit(since)))
        .select(col("customer_identifier").as("identifier"), col("occurred_at"));
  }

  // The day alone is no change: the rest was true before and is true now.
  private static Dataset<Row> encoded(Dataset<Row> contexts) {
    return contexts
        .withColumn("value", AvroValues.of(SCHEMA))
        .withColumn("as_of_date", lit(Date.valueOf(LocalDate.EPOCH)))
        .select(
            col("customer_id"),
            col("value"),
            substring(sha2(AvroValues.of(SCHEMA), SHA_BITS), 1, HASH_DIGITS).as("record_hash"));
  }
}
