package io.filrouge.simulator.shop;

import java.util.List;

/**
 * One person with everything they did: the truth, and what the shop saw of it.
 *
 * @param meanSpend mean order amount in the shop's currency, 0 for a prospect
 * @param purchasedAt the moments of the purchase process, in milliseconds since 1970
 * @param hasLeft whether the person left at the last of them
 */
public record PersonStory(
    int number,
    boolean isProspect,
    double ratePerWeek,
    double dropoutProbability,
    double meanSpend,
    List<Long> purchasedAt,
    boolean hasLeft,
    List<Order> orders,
    List<CustomerRecord> records,
    List<WebEvent> events,
    List<Contact> contacts) {}
