package io.filrouge.batch.sources;

import static io.filrouge.batch.sources.AcceptedColumn.Kind.FLAG;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.IDENTIFIER;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.INSTANT;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.TEXT;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.WHOLE;
import static io.filrouge.batch.sources.AcceptedColumn.optional;
import static io.filrouge.batch.sources.AcceptedColumn.required;

import java.util.List;

/** What a source of customer records can say: one row a record or a version of it. */
public final class CustomerRecordColumns {
  public static final String RECORD_ID = "record_id";
  public static final String REGISTERED_AT = "registered_at";

  static final List<AcceptedColumn> ACCEPTED =
      List.of(
          required(RECORD_ID, TEXT),
          optional("customer_key", IDENTIFIER),
          optional("account", IDENTIFIER),
          optional("loyalty_card", IDENTIFIER),
          optional("email", IDENTIFIER),
          optional("phone", IDENTIFIER),
          optional("is_email_verified", FLAG),
          optional("is_phone_verified", FLAG),
          optional("first_name", TEXT),
          optional("last_name", TEXT),
          optional("birth_year", WHOLE),
          optional("gender", TEXT),
          optional("language", TEXT),
          optional("time_zone", TEXT),
          optional("country", TEXT),
          optional("region", TEXT),
          optional("city", TEXT),
          optional("postcode", TEXT),
          optional(REGISTERED_AT, INSTANT),
          optional("is_email_allowed", FLAG),
          optional("is_sms_allowed", FLAG),
          optional("is_push_allowed", FLAG),
          optional("updated_at", INSTANT),
          optional("known_at", INSTANT));

  private CustomerRecordColumns() {}
}
