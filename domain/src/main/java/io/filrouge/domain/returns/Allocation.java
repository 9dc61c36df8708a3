package io.filrouge.domain.returns;

/**
 * A part of a return that takes back a part of a purchase.
 *
 * @param returnLineId the return line
 * @param purchaseLineId the purchase line
 * @param quantity how much of it, above zero
 * @param amount this part of the return's amount, in ten-thousandths
 */
public record Allocation(String returnLineId, String purchaseLineId, long quantity, long amount) {}
