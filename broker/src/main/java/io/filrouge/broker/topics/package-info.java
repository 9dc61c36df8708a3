/** The topics on whichever cluster is used; needs Kafka's clients only. */
package io.filrouge.broker.topics;
