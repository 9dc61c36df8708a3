/**
 * What stands in the stream's topics, in an order that holds, and how far it has been delivered.
 */
package io.filrouge.delivery.topics;
