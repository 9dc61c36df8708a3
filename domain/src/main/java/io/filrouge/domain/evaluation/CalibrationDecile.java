package io.filrouge.domain.evaluation;

/**
 * A tenth of the customers by what was foretold of them.
 *
 * @param decile 1 for the least predictions to 10
 * @param predicted mean prediction
 * @param observed mean of what came
 * @param low lower end of the 95 % bootstrap interval of {@code observed}; null where it is not
 *     determined
 * @param high upper end of it; null likewise
 */
public record CalibrationDecile(
    int decile, long customerCount, double predicted, double observed, Double low, Double high) {}
