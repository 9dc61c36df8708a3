package io.filrouge.batch.sources;

import static io.filrouge.batch.sources.AcceptedColumn.Kind.IDENTIFIER;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.INSTANT;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.TEXT;
import static io.filrouge.batch.sources.AcceptedColumn.optional;
import static io.filrouge.batch.sources.AcceptedColumn.required;

import java.util.List;

/** What a source of referrals can say: one row a referral. */
public final class ReferralColumns {
  public static final String REFERRAL_ID = "referral_id";
  public static final String REFERRED_AT = "referred_at";
  public static final String REFERRED_CUSTOMER_KEY = "referred_customer_key";
  public static final String REFERRED_EMAIL = "referred_email";

  static final List<AcceptedColumn> ACCEPTED =
      PersonColumns.with(
          required(REFERRED_AT, INSTANT),
          optional(REFERRAL_ID, TEXT),
          optional(REFERRED_CUSTOMER_KEY, IDENTIFIER),
          optional(REFERRED_EMAIL, IDENTIFIER),
          optional("known_at", INSTANT));

  private ReferralColumns() {}
}
