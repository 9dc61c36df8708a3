package io.filrouge.domain.evaluation;

/**
 * A point of a {@link Curve}, which says what its figures are.
 *
 * @param customerCount the customers of whom it tells
 * @param predicted what was foretold; null where only an order of customers was
 * @param observed what came
 */
public record CurvePoint(
    Curve curve, double position, long customerCount, Double predicted, double observed) {}
