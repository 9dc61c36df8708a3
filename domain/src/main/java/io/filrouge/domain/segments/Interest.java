package io.filrouge.domain.segments;

/**
 * A category that a customer spends much on.
 *
 * @param share its share of the customer's spend, 0 to 1
 * @param lift that share for one of its share of everybody's spend
 */
public record Interest(String category, double share, double lift) {}
