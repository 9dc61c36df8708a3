/** A Kafka broker in a process of its own, and the topics on whichever cluster is used. */
package io.filrouge.broker;
