package io.filrouge.simulator.live;

import io.filrouge.schemas.EventType;
import java.util.OptionalInt;

/**
 * One thing that somebody does with a cart.
 *
 * @param after milliseconds since the act before
 * @param product number of the product; empty when it is about the whole cart
 * @param quantity units; empty when it is about the whole cart
 * @param effect what it means for the cart
 * @param door how an order reaches the shop; the cart's own for everything else
 */
record Act(
    long after,
    EventType type,
    OptionalInt product,
    OptionalInt quantity,
    Effect effect,
    Door door) {
  /** What an act means for its cart. */
  enum Effect {
    /** A sign of life that leaves something in the cart. */
    LIVENS,
    /** Nothing is left. */
    EMPTIES,
    /** It is bought. */
    BUYS,
    /** None: prices are worked out again. */
    NONE
  }
}
