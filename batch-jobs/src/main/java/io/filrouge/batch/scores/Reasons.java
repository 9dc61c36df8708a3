package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.ScoreReasons;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.jdk.javaapi.CollectionConverters;

/** Rows of {@code score_reasons}, from the reasons that stand beside each score. */
final class Reasons {
  private static final List<String> FEATURES =
      List.of("recency", "frequency", "age", "spend", "returns", "origin");

  /**
   * Contributions as a column holds them.
   *
   * @param figures the domain's places of them
   */
  static Object ranked(int[] figures, double[] contributions) {
    List<Row> reasons = new ArrayList<>(contributions.length);
    for (int i = 0; i < contributions.length; i++) {
      reasons.add(RowFactory.create(FEATURES.get(figures[i]), contributions[i]));
    }
    // Equal ones stay in the order of the figures.
    reasons.sort(Comparator.comparingDouble(reason -> -Math.abs(reason.getDouble(1))));
    return CollectionConverters.asScala(reasons).toSeq();
  }

  /**
   * Publishes the night's reasons of one score.
   *
   * @param score churn or ltv
   * @param scale log-odds or amount
   * @param base the score of the typical customer, on that scale
   * @param scored {@code customer_id, reasons} of all who have any, with the figures of {@link
   *     CustomerBase#histories}
   */
  static void publish(
      Publisher publisher, String score, String scale, double base, Dataset<Row> scored) {
    Column typical =
        struct(
            lit(ScoreReasons.TYPICAL).as("feature"),
            lit(base).cast(ColumnTypes.NUMBER).as("contribution"));
    Dataset<Row> rows =
        scored
            .where("reasons IS NOT NULL")
            .withColumn("reason", concat(array(typical), col("reasons")))
            .select(col("*"), posexplode(col("reason")).as(new String[] {"rank", "of_figure"}))
            .withColumn("feature", col("of_figure.feature"))
            .withColumn("contribution", col("of_figure.contribution"))
            .withColumn("value", value())
            .select(
                col("customer_id"),
                publisher.night().date().as("as_of_date"),
                lit(score).as("score"),
                col("feature"),
                col("rank"),
                col("value"),
                col("contribution"),
                lit(scale).as("scale"),
                words(score).as("words"));
    publisher.replaceWhere(
        ScoreReasons.CONTRACT,
        "as_of_date = DATE '" + publisher.night().asOf() + "' AND score = '" + score + "'",
        rows);
  }

  private static Column value() {
    return when(col("feature").equalTo("recency"), col("age_days").minus(col("recency_days")))
        .when(col("feature").equalTo("frequency"), col("x").plus(1))
        .when(col("feature").equalTo("age"), col("age_days"))
        .when(col("feature").equalTo("spend"), col("repeat_net_mean"))
        .when(col("feature").equalTo("returns"), coalesce(col("return_share"), lit(0)))
        .cast(ColumnTypes.NUMBER);
  }

  private static Column words(String score) {
    String what = score.equals("churn") ? "the risk of leaving" : "the value";
    return expr(
        "CASE feature"
            + " WHEN 'recency' THEN concat('last bought ', CAST(value AS BIGINT), ' days ago')"
            + " WHEN 'frequency' THEN concat('bought on ', CAST(value AS BIGINT), IF(value = 1, ' day', ' days'))"
            + " WHEN 'age' THEN concat('first bought ', CAST(value AS BIGINT), ' days ago')"
            + " WHEN 'spend' THEN coalesce(concat('repeat purchases of ', CAST(round(value, 2) AS DECIMAL(18, 2)), ' on average'), 'no repeat purchase yet')"
            + " WHEN 'returns' THEN concat('returned ', CAST(round(100 * value) AS BIGINT), ' % of what was bought')"
            + " WHEN 'origin' THEN concat_ws(' ', 'came', 'by ' || traits.channel, 'from ' || traits.country, 'in ' || traits.first_year)"
            + " ELSE 'where a typical customer of the shop stands' END"
            + " || CASE WHEN rank = 0 THEN '' WHEN contribution > 0 THEN ': raises "
            + what
            + "' WHEN contribution < 0 THEN ': lowers "
            + what
            + "' ELSE ': as is typical' END");
  }

  private Reasons() {}
}
