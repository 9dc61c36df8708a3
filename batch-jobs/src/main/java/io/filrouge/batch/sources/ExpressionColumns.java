package io.filrouge.batch.sources;

import io.filrouge.settings.Failure;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;
import scala.jdk.javaapi.CollectionConverters;

/** Tells which columns an expression of the configuration looks at, without an engine. */
final class ExpressionColumns {
  /**
   * The columns, each by the parts of its name: {@code head.Day} has two.
   *
   * @throws Failure of exit code 2 where the text is no expression
   */
  static List<List<String>> of(String key, String text) {
    List<List<String>> columns = new ArrayList<>();
    collect(parsed(key, text), columns);
    return columns;
  }

  private static Expression parsed(String key, String text) {
    try {
      return new CatalystSqlParser().parseExpression(text);
    } catch (Exception e) {
      // Scala throws this checked exception unannounced, so it cannot be caught by its name.
      if (e instanceof ParseException) {
        throw Failure.configuration(
            "Cannot use "
                + key
                + ": it is neither a column nor a Spark SQL expression; name a column of the file"
                + " as its header writes it");
      }
      throw e;
    }
  }

  private static void collect(Expression node, List<List<String>> columns) {
    if (node instanceof UnresolvedAttribute attribute) {
      columns.add(List.copyOf(CollectionConverters.asJava(attribute.nameParts())));
    }
    CollectionConverters.asJava(node.children()).forEach(child -> collect(child, columns));
  }

  private ExpressionColumns() {}
}
