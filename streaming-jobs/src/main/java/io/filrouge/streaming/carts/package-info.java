/** Whose cart an event is about. */
package io.filrouge.streaming.carts;
