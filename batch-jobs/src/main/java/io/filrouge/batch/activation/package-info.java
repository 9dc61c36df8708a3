/** What the nightly batch gives to the stream: events and customer context, in files or Kafka. */
package io.filrouge.batch.activation;
