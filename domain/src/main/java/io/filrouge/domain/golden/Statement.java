package io.filrouge.domain.golden;

import java.time.Instant;

/**
 * One saying of a value: a customer record names it, or a row of another kind shows it.
 *
 * @param value not blank; equal values are written alike
 * @param source name of the source
 * @param witness who says it within the source: a record, or the leading identifier of rows; what
 *     one witness says twice counts once
 * @param firstSaidAt when it was first said, as far as is known
 * @param lastSaidAt when it was last said
 * @param isVerified whether the witness says that the value was verified; null where it says
 *     nothing of that
 * @param isFirstHand false for hearsay: what a record said in a former version, or an address that
 *     the shop itself wrote to
 */
public record Statement(
    String value,
    String source,
    String witness,
    Instant firstSaidAt,
    Instant lastSaidAt,
    Boolean isVerified,
    boolean isFirstHand) {}
