package io.filrouge.domain.segments;

/**
 * What somebody uses or does most, such as a channel or a part of the day.
 *
 * @param share its share of all, 0 to 1
 */
public record Favourite(String name, double share) {}
