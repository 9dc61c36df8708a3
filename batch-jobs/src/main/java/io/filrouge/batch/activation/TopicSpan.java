package io.filrouge.batch.activation;

import java.io.Serializable;

/**
 * Records of one partition that are to be read.
 *
 * @param from the first offset
 * @param until the first offset that is not read any more
 */
record TopicSpan(String topic, String topicId, int partition, long from, long until)
    implements Serializable {}
