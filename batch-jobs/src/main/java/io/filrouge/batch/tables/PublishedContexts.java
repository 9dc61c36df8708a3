package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** What the stream was last told of each customer. */
public final class PublishedContexts {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.ACTIVATION,
              "published_contexts",
              "One row a customer whose context lies in the topic customer-context, so that only what has changed is published.")
          .key("customer_id")
          .required("customer_id", TEXT, "the customer; the key of the topic")
          .optional(
              "record_hash",
              TEXT,
              "hash of the record but for its day; empty while it is being published: whether the topic has the old or the new one is not known")
          .required("as_of_date", DAY, "the night whose record was published last")
          .build();

  private PublishedContexts() {}
}
