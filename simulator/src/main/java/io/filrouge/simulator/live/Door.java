package io.filrouge.simulator.live;

/** Through which door an order comes. */
enum Door {
  /** By the person who filled the cart, with its id. */
  CART("cart"),
  /** With the cart's id, but under another customer id. */
  GUEST("guest"),
  /** By the same customer without a word of the cart or the device: at a till. */
  STORE("store");

  private final String text;

  Door(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
