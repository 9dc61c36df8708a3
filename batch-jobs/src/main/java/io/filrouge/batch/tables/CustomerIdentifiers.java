package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** Which customer an identifier belongs to, now and before. */
public final class CustomerIdentifiers {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.IDENTITY,
              "customer_identifiers",
              "One row an identifier and change of customer: the stored id table, from which ids are carried over from night to night.")
          .key("identifier", "valid_from")
          .required("identifier", TEXT, "hash of the identifier")
          .required(
              "kind",
              TEXT,
              "customer_key, account, loyalty_card, email, phone, device, order or record")
          .required("customer_id", TEXT, "the customer")
          .required("first_taken_on", DAY, "the night the identifier first came in")
          .required("issued_on", DAY, "the night the customer id was first issued")
          .required(
              "former_ids",
              ColumnTypes.TEXTS,
              "ids it carried that were merged away, oldest first, as id@issued@retired: what lets a merge be undone")
          .required("valid_from", DAY, "first night on which it held")
          .optional(
              "valid_to", DAY, "first night on which it did not hold any more; empty: it holds")
          .steady()
          .mustHold("validity_is_positive", "valid_to is null or valid_to > valid_from")
          .build();

  private CustomerIdentifiers() {}
}
