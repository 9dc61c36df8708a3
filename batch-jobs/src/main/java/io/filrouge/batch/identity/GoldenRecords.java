package io.filrouge.batch.identity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.sources.SourceEntity;
import io.filrouge.batch.tables.CustomerRecords;
import io.filrouge.batch.tables.Night;
import io.filrouge.domain.golden.GoldenField;
import io.filrouge.domain.golden.SurvivorshipRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * The golden record of each customer: for every field the value that survives, and those it was
 * chosen from.
 *
 * <p>Records speak by their latest version. E-mail addresses and phone numbers are also said by
 * rows that show them: orders, visits, cases. Two kinds of rows only repeat what was said, and are
 * hearsay: those of customer records, which show former versions too, and those of messages, which
 * tell no more than where the shop wrote to; or else the address that is written to would stay the
 * most recent one.
 *
 * <p>What is said finds its customer by one join, is brought together by customer once for all
 * fields, and is settled there in plain Java.
 */
public final class GoldenRecords {
  private static final List<String> HEARSAY =
      List.of(SourceEntity.CUSTOMER_RECORDS.wireName(), SourceEntity.MESSAGE_EVENTS.wireName());

  /**
   * The rows of {@code identity.customer_contacts}.
   *
   * @param records {@code cleansed.customer_records}
   * @param sightings {@code staged.identifier_sightings}
   * @param customers identifier, customer_id: the customer of each identifier on the night
   */
  public static Dataset<Row> of(
      Dataset<Row> records,
      Dataset<Row> sightings,
      Dataset<Row> customers,
      SurvivorshipRules rules,
      Night night) {
    Column[] statements =
        Stream.of(GoldenTask.STATEMENTS.fieldNames()).map(name -> col(name)).toArray(Column[]::new);
    return recorded(records, night)
        .unionByName(shown(sightings, night), true)
        .join(customers, "identifier")
        .select(statements)
        .groupBy("customer_id")
        .as(Encoders.STRING(), Encoders.row(GoldenTask.STATEMENTS))
        .flatMapGroups(new GoldenTask(rules), Encoders.row(GoldenTask.GOLDEN))
        .withColumns(
            Map.of(
                "first_seen_at", timestamp_micros(col("first_seen_micros")),
                "last_seen_at", timestamp_micros(col("last_seen_micros"))));
  }

  private static Dataset<Row> recorded(Dataset<Row> records, Night night) {
    List<Column> columns = new ArrayList<>();
    columns.add(col("record_identifier").as("identifier"));
    columns.add(col("record_identifier").as("witness"));
    columns.add(col("source"));
    columns.add(lit(true).as("is_first_hand"));
    columns.add(unix_micros(col("said_at")).as("first_said_micros"));
    columns.add(unix_micros(col("said_at")).as("last_said_micros"));
    columns.add(col("is_email_verified"));
    columns.add(col("is_phone_verified"));
    for (GoldenField field : GoldenField.values()) {
      columns.add(recorded(field).cast("string").as(field.wireName()));
    }
    return records
        .withColumn("said_at", CustomerRecords.saidAt())
        .where(night.sees("said_at", "known_at"))
        .select(columns.toArray(Column[]::new));
  }

  private static Column recorded(GoldenField field) {
    return switch (field) {
      case EMAIL -> col("email_address");
      case PHONE -> col("phone_number");
      default -> col(field.wireName());
    };
  }

  private static Dataset<Row> shown(Dataset<Row> sightings, Night night) {
    // A row may add up what was seen before a night's end and after it: then only the first is
    // sure.
    Column lastSeenAt =
        when(col("last_seen_at").lt(night.end()), col("last_seen_at"))
            .otherwise(col("first_seen_at"));
    return sightings
        .where(night.seesTakenIn("first_seen_at"))
        .where(col("contact_value").isNotNull())
        .select(
            col("identifier"),
            concat_ws("|", col("entity"), col("primary_identifier")).as("witness"),
            col("source"),
            not(col("entity").isInCollection(HEARSAY)).as("is_first_hand"),
            unix_micros(col("first_seen_at")).as("first_said_micros"),
            unix_micros(lastSeenAt).as("last_said_micros"),
            shown(GoldenField.EMAIL),
            shown(GoldenField.PHONE));
  }

  private static Column shown(GoldenField field) {
    return when(col("kind").equalTo(field.wireName()), col("contact_value")).as(field.wireName());
  }

  private GoldenRecords() {}
}
