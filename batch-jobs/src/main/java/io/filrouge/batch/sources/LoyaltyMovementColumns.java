package io.filrouge.batch.sources;

import static io.filrouge.batch.sources.AcceptedColumn.Kind.INSTANT;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.QUANTITY;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.TEXT;
import static io.filrouge.batch.sources.AcceptedColumn.optional;
import static io.filrouge.batch.sources.AcceptedColumn.required;

import java.util.List;

/**
 * What a source of the loyalty programme can say: one row a movement of points or change of tier.
 */
public final class LoyaltyMovementColumns {
  public static final String MOVEMENT_ID = "movement_id";
  public static final String MOVEMENT_TYPE = "movement_type";
  public static final String OCCURRED_AT = "occurred_at";
  public static final String POINTS = "points";

  static final List<AcceptedColumn> ACCEPTED =
      PersonColumns.with(
          required(MOVEMENT_TYPE, TEXT),
          required(OCCURRED_AT, INSTANT),
          optional(MOVEMENT_ID, TEXT),
          optional(POINTS, QUANTITY),
          optional("tier", TEXT),
          optional("known_at", INSTANT));

  private LoyaltyMovementColumns() {}
}
