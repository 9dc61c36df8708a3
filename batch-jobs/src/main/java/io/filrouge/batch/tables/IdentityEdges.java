package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

import java.util.List;

/** Which identifiers belong together, and what was made of it. */
public final class IdentityEdges {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.IDENTITY,
              "identity_edges",
              "Each pair of identifiers that stood in one row, and whether it joined two groups.")
          .key("identifier_a", "identifier_b")
          .required("identifier_a", TEXT, "hash of the leading identifier")
          .required("kind_a", TEXT, "its kind")
          .required("identifier_b", TEXT, "hash of the other identifier")
          .required("kind_b", TEXT, "its kind")
          .required("sources", TEXT, "sources that show the pair, in alphabetical order")
          .required("first_seen_at", INSTANT, "earliest row that shows it")
          .required("first_taken_on", DAY, "the night it came in")
          .required(
              "outcome", TEXT, "joined, merged (both ends were people), already_joined or refused")
          .optional("refused_kind", TEXT, "kind of identifier whose limit refused it")
          .oneOf("outcome", List.of("joined", "merged", "already_joined", "refused"))
          .build();

  private IdentityEdges() {}
}
