package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.filrouge.domain.purchases.Origin;
import io.filrouge.domain.purchases.OriginCategories;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** {@link Origin} in three columns: the last of {@link Traits}. */
final class Origins {
  static final Column CHANNEL = col("traits.channel");
  static final Column COUNTRY = col("traits.country");
  static final Column YEAR = col("traits.first_year");

  private static final StructType SCHEMA =
      new StructType()
          .add("channel", DataTypes.StringType)
          .add("country", DataTypes.StringType)
          .add("first_year", DataTypes.IntegerType);

  /**
   * How many customers are of each origin. Whatever shops write into channels and countries, few
   * rows come of it: what is not of the most frequent names is told as the rest.
   *
   * @param customers with a column {@code traits}
   */
  static Map<Origin, Long> counted(Dataset<Row> customers) {
    Map<Origin, Long> counts = new TreeMap<>();
    for (Row row :
        customers
            .groupBy(
                frequent(customers, CHANNEL).as("channel"),
                frequent(customers, COUNTRY).as("country"),
                YEAR.as("first_year"))
            .agg(count(lit(1)))
            .collectAsList()) {
      counts.merge(of(row, 0), row.getLong(3), Long::sum);
    }
    return counts;
  }

  /** A name, or the rest if it is not one of the most frequent; ties by name. */
  private static Column frequent(Dataset<Row> customers, Column name) {
    Column known = coalesce(name, lit(""));
    Object[] names =
        customers
            .groupBy(known.as("name"))
            .agg(count(lit(1)).as("customers"))
            .orderBy(col("customers").desc(), col("name"))
            .limit(OriginCategories.MOST)
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toArray();
    return when(known.isin(names), known).otherwise(OriginCategories.OTHER);
  }

  /** The origin that stands for that of a customer, from the column {@code traits}. */
  static Column standingFor(OriginCategories categories) {
    return udf(
            (UDF1<Row, Row>)
                traits -> {
                  Origin origin = categories.standingFor(Traits.origin(traits));
                  return RowFactory.create(origin.channel(), origin.country(), origin.year());
                },
            SCHEMA)
        .apply(col("traits"));
  }

  /**
   * @param from the place of the first of the three in a row
   */
  static Origin of(Row row, int from) {
    Integer year = (Integer) row.get(from + 2);
    return new Origin(row.getString(from), row.getString(from + 1), year == null ? 0 : year);
  }

  private Origins() {}
}
