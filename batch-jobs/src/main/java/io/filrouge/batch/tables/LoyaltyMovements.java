package io.filrouge.batch.tables;

import java.util.List;

/** Points earned and spent, and tiers reached, in the loyalty programme. */
public final class LoyaltyMovements {
  /** What can happen to an account of points. */
  public static final List<String> TYPES =
      List.of("earned", "redeemed", "expired", "adjusted", "tier_changed");

  public static final TableContract CONTRACT =
      HappeningTable.of(
              "loyalty_movements",
              "One row a movement of points or change of tier.",
              "movement_id",
              "occurred_at")
          .oneOf("movement_type", TYPES, "what happened")
          .required("points", ColumnTypes.QUANTITY, "points; negative where they left the account")
          .optional("tier", ColumnTypes.TEXT, "the tier from then on, where the row tells it")
          .build();

  private LoyaltyMovements() {}
}
