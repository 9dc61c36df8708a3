package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.FLAG;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

/** Customer records as the nights took them in. */
public final class StagedCustomerRecords {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.STAGED,
              "customer_records",
              "Every accepted customer record of every delivery. Personal data.")
          .key("row_hash")
          .partitionedBy("taken_on")
          .personal()
          .required("row_hash", TEXT, "hash of the row's mapped values")
          .optional("source_file", TEXT, "file or table the row came from")
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
          .required("taken_on", DAY, "the night that took the row in")
          .build();

  private StagedCustomerRecords() {}
}
