package io.filrouge.batch.cleansed;

/** The columns that rows carry through intake beside their entity's own. */
final class IntakeColumns {
  static final String SOURCE = "source";
  static final String ROW_HASH = "row_hash";
  static final String COPY_NUMBER = "copy_number";
  static final String TAKEN_ON = "taken_on";

  /** One of the outcomes below. */
  static final String OUTCOME = "_outcome";

  /** Why a row is quarantined; null for others. */
  static final String REASON = "_reason";

  /** A quarantined row as JSON; null for others. */
  static final String RECORD_JSON = "_record_json";

  /** Whether all equal rows of a night count. */
  static final String KEEPS_COPIES = "_keeps_copies";

  /** When what the row tells of happened; null for rows without a time. */
  static final String HAPPENED_AT = "_happened_at";

  /** When the shop knew; null for always. */
  static final String SEEN_KNOWN_AT = "_seen_known_at";

  /** The row's identifiers, the leading one first. */
  static final String IDENTIFIERS = "_identifiers";

  /** What the row holds in place of identifiers, as in {@code email_blocked phone_invalid}. */
  static final String UNUSABLE = "_unusable";

  static final String QUARANTINED = "quarantined";
  static final String FILTERED = "filtered";
  static final String CANDIDATE = "candidate";
  static final String KEPT = "kept";
  static final String DUPLICATE = "duplicate";

  private IntakeColumns() {}
}
