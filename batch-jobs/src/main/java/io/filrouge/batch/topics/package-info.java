/** Kafka's topics: asked for, read by offset, written to. */
package io.filrouge.batch.topics;
