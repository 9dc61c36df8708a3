package io.filrouge.batch.customer360;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_millis;

import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.batch.tables.CustomerContacts;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.IdentifierHolders;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.MessageEvents;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.TriggerDecisions;
import io.filrouge.domain.reactivation.Contact;
import io.filrouge.domain.reactivation.ContactPressure;
import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Until when customers are not to be written to, as far as the night knows: from the messages that
 * were sent and from what the stream decided to send.
 */
final class DoNotContact {
  private static final String COLUMN = "do_not_contact_until";
  private static final String CUSTOMER = "customer_id";

  /** A calendar week of any time zone that holds the day after the night begins no earlier. */
  private static final int DAYS = 7;

  private final Lake lake;
  private final Night night;
  private final ContactRules rules;

  private DoNotContact(Lake lake, Night night, ContactRules rules) {
    this.lake = lake;
    this.night = night;
    this.rules = rules;
  }

  static DoNotContact of(Lake lake, Night night, ContactRules rules) {
    return new DoNotContact(lake, night, rules);
  }

  /**
   * The same rows with {@code do_not_contact_until}.
   *
   * @param customers with customer_id and country
   */
  Dataset<Row> with(Dataset<Row> customers) {
    return contacts()
        .map(contacts -> customers.join(histories(contacts), usingCustomer(), "left_outer"))
        .map(joined -> joined.withColumn(COLUMN, until()))
        .orElseGet(() -> customers.withColumn(COLUMN, lit(untilWithoutContacts())));
  }

  private Column until() {
    return udf(judgement(), ColumnTypes.DAY)
        .apply(col("contacts"), col("record_time_zone"), col("country"));
  }

  private UDF3<scala.collection.Seq<Row>, String, String, Date> judgement() {
    ContactPressure pressure = rules.pressure();
    PlaceRule places = rules.places();
    LocalDate day = dayOfContact();
    return (contacts, zone, country) ->
        pressure
            .until(contacts(contacts), day, ZoneId.of(places.timeZone(zone, country)))
            .map(Date::valueOf)
            .orElse(null);
  }

  private Date untilWithoutContacts() {
    return rules
        .pressure()
        .until(List.of(), dayOfContact(), night.zone())
        .map(Date::valueOf)
        .orElse(null);
  }

  /** What a night makes is used on the day after it. */
  private LocalDate dayOfContact() {
    return night.asOf().plusDays(1);
  }

  private static List<Contact> contacts(scala.collection.Seq<Row> rows) {
    List<Contact> contacts = new ArrayList<>();
    if (rows != null) {
      for (Row row : CollectionConverters.asJava(rows)) {
        contacts.add(new Contact(row.getLong(0), row.getString(1), row.getBoolean(2)));
      }
    }
    return contacts;
  }

  /** {@code customer_id, contacts, record_time_zone}. */
  private Dataset<Row> histories(Dataset<Row> contacts) {
    Dataset<Row> zones =
        lake.read(CustomerContacts.CONTRACT)
            .where("is_preferred AND kind = 'time_zone'")
            .groupBy(CUSTOMER)
            .agg(max("value").as("record_time_zone"));
    return contacts
        .groupBy(CUSTOMER)
        .agg(
            collect_list(struct(unix_millis(col("sent_at")), col("campaign"), col("is_decision")))
                .as("contacts"))
        .join(zones, usingCustomer(), "left_outer");
  }

  /** {@code customer_id, sent_at, campaign, is_decision}; none where no source tells of any. */
  private Optional<Dataset<Row>> contacts() {
    return Stream.of(messages(), decisions())
        .flatMap(Optional::stream)
        .map(rows -> rows.where(col("sent_at").geq(since())))
        .reduce(Dataset::unionAll);
  }

  private Column since() {
    return lit(night.asOf().minusDays(DAYS).atStartOfDay(night.zone()).toInstant());
  }

  private Optional<Dataset<Row>> messages() {
    if (!lake.has(MessageEvents.CONTRACT)) {
      return Optional.empty();
    }
    Dataset<Row> holders = IdentifierHolders.on(lake.read(CustomerIdentifiers.CONTRACT), night);
    return Optional.of(
        lake.read(MessageEvents.CONTRACT)
            .where(night.seesTakenIn("occurred_at"))
            .where(col("event_type").equalTo("sent"))
            .where(col("channel").isInCollection(MessageEvents.CAPPED_CHANNELS))
            .join(holders, col("customer_identifier").equalTo(col("identifier")))
            .select(
                col(CUSTOMER),
                col("occurred_at").as("sent_at"),
                col("campaign"),
                lit(false).as("is_decision")));
  }

  private Optional<Dataset<Row>> decisions() {
    if (!lake.has(TriggerDecisions.CONTRACT)) {
      return Optional.empty();
    }
    Dataset<Row> presentIds =
        IdentifierHolders.presentIds(lake.read(CustomerIdentifiers.CONTRACT), night);
    return Optional.of(
        lake.read(TriggerDecisions.CONTRACT)
            .where(col("taken_on").leq(night.date()).and(col("decided_at").lt(night.end())))
            .where("outcome = 'send' AND customer_id IS NOT NULL")
            .join(presentIds, col(CUSTOMER).equalTo(col("former_id")), "left_outer")
            .select(
                coalesce(col("present_id"), col(CUSTOMER)).as(CUSTOMER),
                coalesce(col("send_at"), col("decided_at")).as("sent_at"),
                col("campaign"),
                lit(true).as("is_decision")));
  }

  private static String[] usingCustomer() {
    return new String[] {CUSTOMER};
  }
}
