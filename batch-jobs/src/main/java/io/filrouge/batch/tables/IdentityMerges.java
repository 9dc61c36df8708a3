package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** Which customers turned out to be one, and why. */
public final class IdentityMerges {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.IDENTITY,
              "identity_merges",
              "One row a merge with its cause: two records or accounts found to be one person, or an id issued earlier that lives on as an alias.")
          .key("as_of_date", "customer_id", "retired_customer_id", "identifier_a", "identifier_b")
          .partitionedBy("as_of_date")
          .required("as_of_date", DAY, "the night")
          .required("customer_id", TEXT, "the customer who remains")
          .optional(
              "retired_customer_id",
              TEXT,
              "the id that is an alias from now on; empty where both were new")
          .required("identifier_a", TEXT, "one end of the edge that joined them")
          .required("kind_a", TEXT, "its kind")
          .required("identifier_b", TEXT, "the other end")
          .required("kind_b", TEXT, "its kind")
          .required(
              "cause",
              TEXT,
              "in words: which kinds of identifier were seen together, in which sources")
          .build();

  private IdentityMerges() {}
}
