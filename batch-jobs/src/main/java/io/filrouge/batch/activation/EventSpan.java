package io.filrouge.batch.activation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.filrouge.settings.Failure;
import java.sql.Date;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;

/**
 * The days, in the shop's time zone, whose events are published.
 *
 * @param from the first day, or null for all that is known
 * @param to the last day, or null for all up to the night
 */
public record EventSpan(LocalDate from, LocalDate to) {
  public EventSpan {
    if (from != null && to != null && to.isBefore(from)) {
      throw Failure.configuration(
          "Cannot publish events from "
              + from
              + " to "
              + to
              + ": it ends first; swap --from and --to");
    }
  }

  Column holds(String day) {
    Column holds = lit(true);
    if (from != null) {
      holds = holds.and(col(day).geq(lit(Date.valueOf(from))));
    }
    if (to != null) {
      holds = holds.and(col(day).leq(lit(Date.valueOf(to))));
    }
    return holds;
  }

  Map<String, Object> described() {
    Map<String, Object> days = new LinkedHashMap<>();
    days.put("from", from == null ? null : from.toString());
    days.put("to", to == null ? null : to.toString());
    return days;
  }
}
