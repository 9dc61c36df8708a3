package io.filrouge.domain.evaluation;

/**
 * A metric's value.
 *
 * @param low lower end of the 95 % bootstrap interval; null where an interval makes no sense
 * @param high upper end of it; null likewise
 */
public record Measured(Metric metric, double value, Double low, Double high) {}
