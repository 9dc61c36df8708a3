package io.filrouge.simulator.shop;

/**
 * One web session, as its events share it.
 *
 * @param visitorId blank where an app knows its user only
 * @param customerKey blank while nobody has signed in
 */
record Visit(
    String sessionId, String cartId, String visitorId, String customerKey, String channel) {

  Visit signedInAs(String key) {
    return new Visit(sessionId, cartId, visitorId, key, channel);
  }
}
