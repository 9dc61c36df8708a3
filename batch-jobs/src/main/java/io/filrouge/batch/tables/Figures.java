package io.filrouge.batch.tables;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.stddev_pop;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * The figures of a table that other nights and tables compare theirs with: a few aggregates, taken
 * in the same pass as the rules.
 */
final class Figures {
  // Sums of fractions depend on the order of the rows in their last digits.
  private static final MathContext DIGITS = new MathContext(9);

  private final Map<String, Column> aggregates = new LinkedHashMap<>();

  private Figures() {}

  /** The figures of a contract's columns and totals. */
  static Figures of(TableContract table) {
    Figures figures = new Figures();
    for (Watched watched : table.comparisons().watched()) {
      figures.add(watched);
    }
    for (Bands bands : table.comparisons().bands()) {
      figures.add(bands);
    }
    for (Total total : table.comparisons().totals()) {
      figures.aggregates.put(total.figure(), expr(total.sum()));
    }
    return figures;
  }

  /** What is to be computed, by the figure's name. */
  Map<String, Column> aggregates() {
    return aggregates;
  }

  /**
   * The figures that were computed, by name; one of no rows is missing.
   *
   * @param first where in {@code row} the first of {@link #aggregates} stands
   */
  Map<String, Double> read(Row row, int first) {
    Map<String, Double> figures = new LinkedHashMap<>();
    int i = first;
    for (String name : aggregates.keySet()) {
      if (!row.isNullAt(i)) {
        figures.put(name, figure((Number) row.get(i)));
      }
      i++;
    }
    return figures;
  }

  private void add(Watched watched) {
    Column column = col(watched.name());
    if (watched.isNumber()) {
      aggregates.put(watched.mean(), avg(column.cast("double")));
      aggregates.put(watched.deviation(), stddev_pop(column.cast("double")));
    }
    for (String value : watched.values()) {
      aggregates.put(watched.rowsWith(value), rowsWhere(column.cast("string").equalTo(value)));
    }
    if (watched.column().isNullable()) {
      aggregates.put(watched.rowsWithout(), rowsWhere(column.isNull()));
    }
  }

  private void add(Bands bands) {
    for (int band = 0; band < bands.names().size(); band++) {
      aggregates.put(bands.rowsIn(bands.names().get(band)), rowsWhere(expr(bands.condition(band))));
    }
  }

  private static Column rowsWhere(Column condition) {
    return sum(when(condition, lit(1L)).otherwise(lit(0L)));
  }

  private static double figure(Number number) {
    double value = number.doubleValue();
    boolean isCount = value == Math.rint(value) || Double.isNaN(value);
    return isCount ? value : BigDecimal.valueOf(value).round(DIGITS).doubleValue();
  }
}
