package io.filrouge.batch.tables;

/**
 * How many customers' rows were worked out anew.
 *
 * @param touched those
 * @param all customers there are
 */
public record TouchedShare(long touched, long all) {}
