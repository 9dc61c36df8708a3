package io.filrouge.simulator.live;

import io.filrouge.schemas.ShopEvent;
import java.util.Optional;

/** An event, what was done when it is more than a view, and the cart it belongs to. */
record Happening(ShopEvent event, Optional<Act> act, CartTruth cart) {}
