package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.FLAG;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.NUMBER;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;
import static io.filrouge.batch.tables.ColumnTypes.WHOLE;

import java.util.List;

/** What customers wrote about products and the shop. */
public final class Reviews {
  private static final VersionedTables TABLES =
      new VersionedTables(
          "reviews",
          "review_id",
          List.of(
              Column.required("reviewed_at", INSTANT, "when it was written"),
              Column.required("rating", NUMBER, "1 to 5, 5 best"),
              Column.optional("product_id", TEXT, "the product; empty: the shop"),
              Column.optional("is_verified", FLAG, "whether the reviewer is known to have bought"),
              Column.optional("comment_length", WHOLE, "letters of the text, which is not kept")),
          List.of(QualityRule.mustHold("rating_within_1_and_5", "rating between 1 and 5")));

  public static final TableContract STAGED = TABLES.staged();
  public static final TableContract CONTRACT =
      TABLES.cleansed("One row a review, in its latest version known by the night.");

  private Reviews() {}
}
