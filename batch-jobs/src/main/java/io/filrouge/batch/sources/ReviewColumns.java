package io.filrouge.batch.sources;

import static io.filrouge.batch.sources.AcceptedColumn.Kind.FLAG;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.INSTANT;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.QUANTITY;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.TEXT;
import static io.filrouge.batch.sources.AcceptedColumn.optional;
import static io.filrouge.batch.sources.AcceptedColumn.required;

import java.util.List;

/** What a source of reviews can say: one row a review or a version of it. */
public final class ReviewColumns {
  public static final String REVIEW_ID = "review_id";
  public static final String REVIEWED_AT = "reviewed_at";
  public static final String RATING = "rating";
  public static final String COMMENT = "comment";

  static final List<AcceptedColumn> ACCEPTED =
      PersonColumns.with(
          required(REVIEWED_AT, INSTANT),
          required(RATING, QUANTITY),
          optional(REVIEW_ID, TEXT),
          optional("product_id", TEXT),
          optional("is_verified", FLAG),
          optional(COMMENT, TEXT),
          optional("updated_at", INSTANT),
          optional("known_at", INSTANT));

  private ReviewColumns() {}
}
