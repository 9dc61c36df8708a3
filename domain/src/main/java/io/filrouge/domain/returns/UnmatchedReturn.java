package io.filrouge.domain.returns;

/**
 * A part of a return, or all of it, that takes back no known purchase.
 *
 * @param returnLineId the return line
 * @param quantity how much of it, above zero
 * @param amount this part of the return's amount, in ten-thousandths
 */
public record UnmatchedReturn(String returnLineId, long quantity, long amount) {}
