package io.filrouge.batch.tables;

/** Who recommended the shop to whom. */
public final class Referrals {
  public static final TableContract CONTRACT =
      HappeningTable.of(
              "referrals",
              "One row a referral, with the person who referred and the one referred.",
              "referral_id",
              "referred_at")
          .optional(
              "referred_identifier",
              ColumnTypes.TEXT,
              "hash of the identifier of the person referred; it links nobody")
          .build();

  private Referrals() {}
}
