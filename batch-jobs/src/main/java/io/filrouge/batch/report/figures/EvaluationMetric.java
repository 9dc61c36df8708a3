package io.filrouge.batch.report.figures;

import java.time.LocalDate;

/**
 * One measure of a back-test, of the model that a night would have scored with.
 *
 * @param target what was foretold: orders, amount or no_purchase
 * @param metric such as auc
 */
public record EvaluationMetric(
    LocalDate cutoff, String target, String model, int horizonDays, String metric, double value) {}
