package io.filrouge.batch.report.figures;

import java.time.LocalDate;

/** One measure of a back-test, such as auc, of the model that a night would have scored with. */
public record EvaluationMetric(
    LocalDate cutoff, String score, String model, int horizonDays, String metric, double value) {}
