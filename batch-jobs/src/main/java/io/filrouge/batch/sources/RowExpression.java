package io.filrouge.batch.sources;

import io.filrouge.settings.Failure;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.classic.ClassicConversions$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Holds a user's expression to what makes a night repeatable: one value a row, from that row alone,
 * the same whenever it is asked for.
 */
final class RowExpression {
  private static final Map<String, String> NODES =
      Map.of(
          "Generate", "it makes several rows of one",
          "Aggregate", "it looks at several rows",
          "Window", "it looks at several rows");

  private static final Map<String, String> EXPRESSIONS =
      Map.of(
          "CurrentTimestamp", "it reads the wall clock",
          "Now", "it reads the wall clock",
          "CurrentDate", "it reads the wall clock",
          "LocalTimestamp", "it reads the wall clock",
          "CurrentTime", "it reads the wall clock");

  static void requireRowByRow(String key, Dataset<Row> rows) {
    String fault = fault(ClassicConversions$.MODULE$.castToImpl(rows).queryExecution().analyzed());
    if (fault != null) {
      throw Failure.configuration(
          "Cannot use " + key + ": " + fault + "; write an expression over the columns of one row");
    }
  }

  private static String fault(LogicalPlan plan) {
    String fault = NODES.get(plan.nodeName());
    for (Expression expression : CollectionConverters.asJava(plan.expressions())) {
      fault = fault == null ? fault(expression) : fault;
    }
    for (LogicalPlan child : CollectionConverters.asJava(plan.children())) {
      fault = fault == null ? fault(child) : fault;
    }
    return fault;
  }

  private static String fault(Expression expression) {
    String fault = EXPRESSIONS.get(expression.getClass().getSimpleName());
    if (fault == null && !expression.deterministic()) {
      return "it gives another value each time";
    }
    for (Expression child : CollectionConverters.asJava(expression.children())) {
      fault = fault == null ? fault(child) : fault;
    }
    return fault;
  }

  private RowExpression() {}
}
