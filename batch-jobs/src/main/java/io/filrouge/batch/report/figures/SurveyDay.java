package io.filrouge.batch.report.figures;

import java.time.LocalDate;

/** Answers of a day to "would you recommend us", 0 to 10: promoters from 9, detractors up to 6. */
public record SurveyDay(LocalDate day, long promoters, long detractors, long answers) {}
