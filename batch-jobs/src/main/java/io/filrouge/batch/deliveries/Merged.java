package io.filrouge.batch.deliveries;

/**
 * What a delivery did to a table.
 *
 * @param changed rows that were inserted or updated
 * @param left customers who were there and are not sent any more
 */
record Merged(long changed, long left) {}
