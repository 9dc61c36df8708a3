package io.filrouge.batch.report.figures;

import java.time.LocalDate;

/** What the whole base was worth on a night: the sum of the customers' expected values. */
public record BaseValue(LocalDate night, double value) {}
