package io.filrouge.domain.evaluation;

/** Two ends, or neither. */
record Interval(Double low, Double high) {

  static final Interval NONE = new Interval(null, null);
}
