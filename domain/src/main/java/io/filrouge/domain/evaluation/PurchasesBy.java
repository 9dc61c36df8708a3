package io.filrouge.domain.evaluation;

/**
 * Purchases of the whole base up to a day of the window.
 *
 * @param days since the cutoff, 1 or more
 * @param time the same in the models' unit
 * @param orders the number of purchases by then
 */
public record PurchasesBy(int days, double time, long orders) {}
