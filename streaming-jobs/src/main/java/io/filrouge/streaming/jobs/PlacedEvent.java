package io.filrouge.streaming.jobs;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.schemas.ShopEvent;

/**
 * An event of the log.
 *
 * @param event at the place at which it counted
 * @param logged as it was written
 */
record PlacedEvent(CartEvent event, Logged<ShopEvent> logged) {}
