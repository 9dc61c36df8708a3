/** The process of the embedded broker: the only code that touches Kafka's server. */
package io.filrouge.broker.server;
