package io.filrouge.batch.report.page;

import java.time.LocalDate;

/**
 * Where the page of a back-test stands.
 *
 * @param horizonDays the length of the window after the cutoff
 * @param file beside the page that links to it
 */
public record EvaluationLink(LocalDate cutoff, int horizonDays, String file) {}
