package io.filrouge.batch.activation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.customer360.PlaceRule;
import io.filrouge.batch.tables.ColumnTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/**
 * Customers as the stream knows them: the columns of the Avro schema {@code CustomerContext}, in
 * its order.
 */
final class ContextRows {
  private static final int PERCENT = 100;

  private static final UDF1<String, String> COUNTRY_CODE =
      country -> PlaceRule.countryCode(country).orElse(null);

  /**
   * One row a customer.
   *
   * @param customers rows of mart.customer_360
   * @param contacts see {@link #contacts}
   * @param pushable customer_id of those whose app the shop has met
   * @param sent see {@link #sent}
   */
  static Dataset<Row> of(
      Dataset<Row> customers,
      Dataset<Row> contacts,
      Dataset<Row> pushable,
      Dataset<Row> sent,
      PlaceRule places) {
    UDF2<String, String, String> timeZone = places::timeZone;
    return customers
        .join(contacts, usingCustomer(), "left_outer")
        .join(pushable.distinct().withColumn("has_app", lit(true)), usingCustomer(), "left_outer")
        .join(sent, usingCustomer(), "left_outer")
        .withColumn("channels", channels())
        .select(
            col("customer_id"),
            col("as_of_date"),
            udf(timeZone, DataTypes.StringType)
                .apply(col("record_time_zone"), col("country"))
                .as("time_zone"),
            udf(COUNTRY_CODE, DataTypes.StringType).apply(col("country")).as("country"),
            col("is_email_allowed"),
            col("is_sms_allowed"),
            col("is_push_allowed"),
            bestFirst().as("channels"),
            col("is_holdout"),
            lit(null).cast(DataTypes.IntegerType).as("daily_message_cap"),
            lit(null).cast(DataTypes.IntegerType).as("weekly_message_cap"),
            coalesce(col("recent_sent_at"), array().cast("array<timestamp>")).as("recent_sent_at"),
            col("ltv_amount").cast(ColumnTypes.MONEY).as("ltv_amount"),
            col("currency"),
            col("ltv_percentile").divide(PERCENT).as("ltv_percentile"),
            col("churn_probability"),
            col("churn_percentile").divide(PERCENT).as("churn_percentile"),
            col("lifecycle_stage"),
            col("rfm_segment"),
            col("last_order_at"));
  }

  /**
   * {@code customer_id, has_email, has_phone, record_time_zone}.
   *
   * @param contacts rows of identity.customer_contacts, of which only this much is not personal
   */
  static Dataset<Row> contacts(Dataset<Row> contacts) {
    return contacts
        .where("is_preferred AND kind IN ('email', 'phone', 'time_zone')")
        .groupBy("customer_id")
        .agg(
            max(col("kind").equalTo("email")).as("has_email"),
            max(col("kind").equalTo("phone")).as("has_phone"),
            max(when(col("kind").equalTo("time_zone"), col("value"))).as("record_time_zone"));
  }

  /**
   * {@code customer_id, recent_sent_at}, the oldest first.
   *
   * @param sent sent messages of the last days: customer_id, occurred_at
   */
  static Dataset<Row> sent(Dataset<Row> sent) {
    return sent.groupBy("customer_id")
        .agg(sort_array(collect_list("occurred_at")).as("recent_sent_at"));
  }

  // An address whose last mail came back is none. The lake knows no token of an app: somebody who
  // allowed the app to push and uses it has one.
  private static Column channels() {
    Column hasEmail = col("has_email").and(coalesce(col("is_email_reachable"), lit(true)));
    return array_compact(
        array(
            when(hasEmail, "email"),
            when(col("has_phone"), "sms"),
            when(col("has_app").and(col("is_push_allowed")), "push")));
  }

  private static Column bestFirst() {
    Column best = array(col("preferred_contact_channel"));
    return when(
            array_contains(col("channels"), col("preferred_contact_channel")),
            array_union(best, array_except(col("channels"), best)))
        .otherwise(col("channels"));
  }

  private static String[] usingCustomer() {
    return new String[] {"customer_id"};
  }

  private ContextRows() {}
}
