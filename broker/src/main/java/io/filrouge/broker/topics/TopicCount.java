package io.filrouge.broker.topics;

/**
 * How much is in a topic.
 *
 * @param records by the distance of first and last offset: what compaction took away and the marks
 *     of transactions count as well
 * @param behind partitions of which a copy is away or lags behind
 */
public record TopicCount(String name, int partitions, long records, long behind) {}
