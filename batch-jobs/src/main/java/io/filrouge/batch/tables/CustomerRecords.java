package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.FLAG;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_seconds;

/** Customer records, the latest version of each. */
public final class CustomerRecords {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.CLEANSED,
              "customer_records",
              "One row a record of a source. Several records may be one person: see identity.customer_identifiers. Personal data.")
          .key("source", "record_id")
          .personal()
          .required("record_id", TEXT, "the record's number in its source")
          .required("source", TEXT, "name of the source in the configuration")
          .required(
              "record_identifier",
              TEXT,
              "hash of source and record number: the record's node in the identity graph")
          .optional("customer_key", TEXT, "the shop's customer key; empty for a placeholder")
          .optional("account", TEXT, "account name or number; empty for a placeholder")
          .optional("email", TEXT, "e-mail address as written")
          .optional("phone", TEXT, "phone number as written")
          .optional(
              "email_address", TEXT, "normalised e-mail address; empty where it cannot be used")
          .optional("phone_number", TEXT, "phone number in E.164; empty where it cannot be used")
          .optional("is_email_verified", FLAG, "whether the person proved to own the address")
          .optional("is_phone_verified", FLAG, "whether the person proved to own the number")
          .optional("loyalty_card", TEXT, "loyalty card number; empty for a placeholder")
          .optional("first_name", TEXT, "first name")
          .optional("last_name", TEXT, "last name")
          .optional("birth_year", WHOLE, "year of birth")
          .optional("gender", TEXT, "as the source says it")
          .optional("language", TEXT, "language tag")
          .optional("time_zone", TEXT, "time zone of the person")
          .optional("country", TEXT, "country")
          .optional("region", TEXT, "region")
          .optional("city", TEXT, "town")
          .optional("postcode", TEXT, "postal code")
          .optional("registered_at", INSTANT, "when the person registered")
          .optional("is_email_allowed", FLAG, "consent to e-mail")
          .optional("is_sms_allowed", FLAG, "consent to text messages")
          .optional("is_push_allowed", FLAG, "consent to push messages")
          .optional("updated_at", INSTANT, "version of the row, where the source has one")
          .optional("known_at", INSTANT, "when the shop learnt of the row; empty: always known")
          .steady()
          .build();

  /**
   * When a record's version says what it says: at the version that the source gives, else when the
   * shop learnt of it, else at registration; always, where the source gives no time.
   */
  public static org.apache.spark.sql.Column saidAt() {
    return coalesce(
        col("updated_at"), col("known_at"), col("registered_at"), timestamp_seconds(lit(0)));
  }

  private CustomerRecords() {}
}
