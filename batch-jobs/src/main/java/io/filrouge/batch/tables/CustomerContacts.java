package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.FLAG;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** How a customer can be reached. */
public final class CustomerContacts {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.IDENTITY,
              "customer_contacts",
              "E-mail addresses and phone numbers of each customer. Personal data.")
          .key("customer_id", "kind", "value")
          .personal()
          .required("customer_id", TEXT, "the customer")
          .required("kind", TEXT, "email or phone")
          .required("value", TEXT, "normalised address, or number in E.164")
          .required("is_preferred", FLAG, "the one seen last")
          .required("last_seen_at", INSTANT, "when it was last seen")
          .build();

  private CustomerContacts() {}
}
