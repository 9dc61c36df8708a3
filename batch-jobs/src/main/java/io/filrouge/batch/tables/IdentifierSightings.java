package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** Which identifiers were seen together. */
public final class IdentifierSightings {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.STAGED,
              "identifier_sightings",
              "Each identifier seen in a row, with the leading identifier of that row: the raw material of the identity graph. Personal data.")
          .key("primary_identifier", "identifier", "entity", "source", "taken_on")
          .partitionedBy("taken_on")
          .personal()
          .required("entity", TEXT, "entity of the row")
          .required("source", TEXT, "source of the row")
          .required("primary_kind", TEXT, "kind of the row's leading identifier")
          .required("primary_identifier", TEXT, "hash of the row's leading identifier")
          .required("kind", TEXT, "kind of the identifier")
          .required(
              "identifier",
              TEXT,
              "hash of the identifier; equal to primary_identifier for the leading one itself")
          .optional("contact_value", TEXT, "the normalised value, for e-mail and phone only")
          .required("first_seen_at", INSTANT, "earliest time of a row that shows them together")
          .required("last_seen_at", INSTANT, "latest time of a row that shows them together")
          .required("known_at", INSTANT, "earliest time at which the shop knew it")
          .required("taken_on", DAY, "the night that took the rows in")
          .build();

  private IdentifierSightings() {}
}
