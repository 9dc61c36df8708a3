package io.filrouge.batch.report.figures;

import java.time.LocalDate;

/**
 * One measure of a back-test.
 *
 * @param target what was foretold: orders, amount or no_purchase
 * @param metric such as auc
 * @param isChosen whether a night at the cutoff would have scored with the model
 */
public record EvaluationMetric(
    LocalDate cutoff,
    String target,
    String model,
    int horizonDays,
    String metric,
    double value,
    boolean isChosen) {}
