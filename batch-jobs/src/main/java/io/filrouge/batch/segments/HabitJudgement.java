package io.filrouge.batch.segments;

import io.filrouge.domain.segments.Placement;
import io.filrouge.domain.segments.SegmentRules;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;

/** Segments of one customer's habits, from what {@link JudgedCustomer#habitColumns} names. */
record HabitJudgement(SegmentRules rules) implements UDF1<Row, String[]> {

  @Override
  public String[] call(Row habits) {
    return new JudgedCustomer(habits)
        .habits(rules).stream()
            .filter(Placement::isSomewhere)
            .map(Placement::segment)
            .toArray(String[]::new);
  }
}
