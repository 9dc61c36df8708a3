package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.COUNT;
import static io.filrouge.batch.tables.ColumnTypes.FLAG;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

import io.filrouge.domain.golden.GoldenField;

/** The golden record: who a customer is and how to reach them. */
public final class CustomerContacts {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.IDENTITY,
              "customer_contacts",
              "The golden record of each customer: every value of every field that sources know,"
                  + " one of each field preferred. Personal data.")
          .key("customer_id", "kind", "value")
          .personal()
          .required("customer_id", TEXT, "the customer")
          .required("kind", TEXT, "the field: " + String.join(", ", GoldenField.wireNames()))
          .required(
              "value",
              TEXT,
              "normalised address, number in E.164, or the value as the source writes it")
          .required(
              "is_preferred", FLAG, "the one value of the field that survives by golden-record")
          .required("last_seen_at", INSTANT, "when it was last seen")
          .required(
              "source",
              TEXT,
              "of the sources that say so, the one that the field's rules put first")
          .optional(
              "survived_by",
              TEXT,
              "what told the preferred value from the next best: a rule of golden-record, or"
                  + " only_value, first_hand (the other is hearsay: of a record's former version, or"
                  + " of the shop's own messages), first_by_value (no rule could tell); empty for the"
                  + " others")
          .required(
              "seen_count",
              COUNT,
              "witnesses that say so, each once: records, and leading identifiers of the rows of"
                  + " each other entity and source; hearsay only where there is nothing else")
          .optional(
              "is_verified", FLAG, "whether any record calls it verified; empty where none tells")
          .required("first_seen_at", INSTANT, "when it was first seen")
          .mustHold("survivor_has_its_rule", "is_preferred = (survived_by IS NOT NULL)")
          .mustHold("first_seen_before_last", "first_seen_at <= last_seen_at")
          .mustHold("seen_count_is_positive", "seen_count > 0")
          .build();

  private CustomerContacts() {}
}
