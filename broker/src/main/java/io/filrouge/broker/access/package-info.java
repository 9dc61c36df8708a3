/** Who may do what on a Kafka cluster that asks who somebody is. */
package io.filrouge.broker.access;
