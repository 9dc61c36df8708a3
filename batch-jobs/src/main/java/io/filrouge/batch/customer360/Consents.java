package io.filrouge.batch.customer360;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a customer allows, from the customer records and the consent events: per channel the latest
 * that says anything of marketing. Of two of the same moment the one that refuses counts; silence
 * is a refusal. A record says what it says at its version, else when it became known, else at
 * registration; an event, when it happened.
 */
final class Consents {
  static final List<String> CHANNELS = List.of("email", "sms", "push");

  /**
   * One row a customer with the three flags.
   *
   * @param records cleansed.customer_records
   * @param events cleansed.consent_events as far as they are visible, if there is such a table
   * @param customerOfIdentifier columns identifier, customer_id
   */
  static Dataset<Row> of(
      Dataset<Row> records, Optional<Dataset<Row>> events, Dataset<Row> customerOfIdentifier) {
    Dataset<Row> recorded = recorded(records);
    Column[] flags = CHANNELS.stream().map(Consents::latestSaying).toArray(Column[]::new);
    return events
        .map(told -> recorded.unionByName(told(told)))
        .orElse(recorded)
        .join(customerOfIdentifier, "identifier")
        .groupBy("customer_id")
        .agg(flags[0], flags[1], flags[2]);
  }

  private static Dataset<Row> recorded(Dataset<Row> records) {
    List<Column> columns = new ArrayList<>();
    columns.add(col("record_identifier").as("identifier"));
    columns.add(
        coalesce(
                col("updated_at"),
                col("known_at"),
                col("registered_at"),
                lit("1970-01-01").cast("timestamp"))
            .as("said_at"));
    CHANNELS.forEach(channel -> columns.add(col(flag(channel))));
    return records.select(columns.toArray(Column[]::new));
  }

  private static Dataset<Row> told(Dataset<Row> events) {
    List<Column> columns = new ArrayList<>();
    columns.add(col("customer_identifier").as("identifier"));
    columns.add(col("occurred_at").as("said_at"));
    CHANNELS.forEach(
        channel ->
            columns.add(
                when(col("channel").equalTo(channel), col("is_granted")).as(flag(channel))));
    return events.where("purpose = 'marketing'").select(columns.toArray(Column[]::new));
  }

  private static Column latestSaying(String channel) {
    Column flag = col(flag(channel));
    Column whenItWasSaid = when(flag.isNotNull(), struct(col("said_at"), not(flag)));
    return max_by(flag, whenItWasSaid).as(flag(channel));
  }

  static String flag(String channel) {
    return "is_" + channel + "_allowed";
  }

  private Consents() {}
}
