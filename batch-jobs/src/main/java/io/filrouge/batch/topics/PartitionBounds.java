package io.filrouge.batch.topics;

/**
 * What a partition holds.
 *
 * @param first the first offset that is still there
 * @param until the first offset that is not to be read yet
 * @param end the offset behind the last committed record
 */
public record PartitionBounds(int partition, long first, long until, long end) {}
