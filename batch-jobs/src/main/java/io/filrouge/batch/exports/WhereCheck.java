package io.filrouge.batch.exports;

import io.filrouge.batch.tables.Column;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.settings.Failure;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.analysis.SimpleAnalyzer;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.types.DataTypeUtils;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Whether a condition looks at the columns of customer_360 and at nothing else.
 *
 * <p>It is parsed as the engine parses it, and every node of its tree must be one that is known to
 * do no harm: neither another table, nor a file, nor the clock, nor the session can be asked, and
 * nothing called that is not on the list. What is not known is refused.
 */
public final class WhereCheck {
  private static final StructType SCHEMA = Customer360.CONTRACT.schema();

  private static final Set<String> COLUMNS =
      Customer360.CONTRACT.columns().stream().map(Column::name).collect(Collectors.toSet());

  private static final scala.collection.immutable.Seq<InternalRow> NO_ROWS =
      CollectionConverters.asScala(List.<InternalRow>of()).toSeq();

  /** Nodes by the names of their classes. */
  private static final Set<String> NODES =
      Set.of(
          ("Literal And Or Not EqualTo EqualNullSafe LessThan LessThanOrEqual GreaterThan"
                  + " GreaterThanOrEqual Between In InSet Like ILike LikeAll LikeAny NotLikeAll"
                  + " NotLikeAny IsNull IsNotNull Add Subtract Multiply Divide IntegralDivide"
                  + " Remainder UnaryMinus UnaryPositive Cast TryCast CaseWhen If Concat Contains"
                  + " StartsWith EndsWith UnresolvedExtractValue LambdaFunction"
                  + " UnresolvedNamedLambdaVariable UnresolvedAttribute UnresolvedFunction")
              .split(" "));

  /** Functions that give the same for the same row, whenever and wherever they are called. */
  private static final Set<String> FUNCTIONS =
      Set.of(
          ("abs add_months array_contains array_max array_min arrays_overlap between cardinality ceil"
                  + " ceiling coalesce concat contains date date_add date_diff date_sub date_trunc"
                  + " datediff day dayofmonth dayofweek dayofyear element_at endswith exists extract"
                  + " filter floor forall greatest hash hour if ifnull isnan isnotnull isnull"
                  + " last_day least left length like lower ltrim minute mod month months_between"
                  + " negative not nullif nvl nvl2 pmod positive quarter replace right round rtrim"
                  + " sign size split_part startswith substr substring to_date trim trunc try_divide"
                  + " try_element_at upper weekday weekofyear xxhash64 year")
              .split(" "));

  /** Refuses a condition that is none, or that looks elsewhere: exit code 2. */
  public static void check(String key, String where) {
    Expression condition = parsed(key, where);
    checkNode(key, condition);
    checkTypes(key, condition);
  }

  private static Expression parsed(String key, String where) {
    try {
      return new CatalystSqlParser().parseExpression(where);
    } catch (Exception e) {
      if (e instanceof ParseException) {
        throw refused(key, "it is no condition that Spark SQL can read");
      }
      throw e;
    }
  }

  private static void checkNode(String key, Expression node) {
    String kind = node.getClass().getSimpleName();
    if (!NODES.contains(kind)) {
      throw refused(key, "it holds what must not stand there: " + kind);
    }
    if (node instanceof UnresolvedAttribute attribute) {
      checkColumn(key, CollectionConverters.asJava(attribute.nameParts()));
    }
    if (node instanceof UnresolvedFunction function) {
      checkFunction(key, function);
    }
    // A function of lambdas names its variables, which are no columns, as its first children.
    CollectionConverters.asJava(node.children()).forEach(child -> checkNode(key, child));
  }

  private static void checkColumn(String key, List<String> name) {
    if (name.size() != 1 || !COLUMNS.contains(name.get(0).toLowerCase(Locale.ROOT))) {
      throw refused(
          key, "there is no column " + plain(name) + " in customer_360, and it sees nothing else");
    }
  }

  private static void checkFunction(String key, UnresolvedFunction function) {
    List<String> name = CollectionConverters.asJava(function.nameParts());
    boolean isPlain =
        !function.isDistinct()
            && function.filter().isEmpty()
            && function.orderingWithinGroup().isEmpty();
    if (!isPlain || name.size() != 1 || !FUNCTIONS.contains(name.get(0).toLowerCase(Locale.ROOT))) {
      throw refused(key, "function " + plain(name) + " must not be called there");
    }
  }

  private static void checkTypes(String key, Expression condition) {
    LogicalPlan rows = new LocalRelation(attributes(), NO_ROWS, false, Option.empty());
    try {
      LogicalPlan resolved = SimpleAnalyzer.execute(new Filter(condition, rows));
      SimpleAnalyzer.checkAnalysis(resolved);
    } catch (Exception e) {
      if (e instanceof AnalysisException wrong) {
        throw refused(key, "its types do not fit (" + wrong.getCondition() + ")");
      }
      throw e;
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static scala.collection.immutable.Seq<Attribute> attributes() {
    return (scala.collection.immutable.Seq) DataTypeUtils.toAttributes(SCHEMA);
  }

  private static String plain(Collection<String> name) {
    return String.join(".", name).replaceAll("[^\\p{Graph} ]", "?");
  }

  // What the condition compares with may be a secret or a person: it is not repeated.
  private static Failure refused(String key, String why) {
    return Failure.configuration(
        "Cannot use "
            + key
            + ": "
            + why
            + "; write a condition over the columns of customer_360, such as"
            + " \"churn_probability > 0.5 AND lifecycle_stage = 'at_risk'\"");
  }

  private WhereCheck() {}
}
