package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.year;

import io.filrouge.domain.purchases.Origin;
import io.filrouge.domain.purchases.PurchaseTraits;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * {@link PurchaseTraits} as a column, from columns of {@code customer_features}: the figures, and
 * after them whence and when the customer came.
 */
final class Traits {
  private static final StructType FIGURES =
      new StructType()
          .add("purchases_30d", DataTypes.IntegerType)
          .add("purchases_90d", DataTypes.IntegerType)
          .add("purchases_365d", DataTypes.IntegerType)
          .add("spend_level_90d", DataTypes.DoubleType)
          .add("spend_level_365d", DataTypes.DoubleType)
          .add("return_share", DataTypes.DoubleType)
          .add("discount_share", DataTypes.DoubleType)
          .add("lines_per_order", DataTypes.DoubleType);

  private static final StructType SCHEMA =
      FIGURES
          .add("channel", DataTypes.StringType)
          .add("country", DataTypes.StringType)
          .add("first_year", DataTypes.IntegerType);

  static final Column COLUMN =
      udf((UDF1<Row, Row>) Traits::told, SCHEMA)
          .apply(
              struct(
                  col("purchase_day_count_30d"),
                  col("purchase_day_count_90d"),
                  col("purchase_day_count_365d"),
                  col("net_amount_90d").cast("double"),
                  col("net_amount_365d").cast("double"),
                  col("return_share").cast("double"),
                  col("discount_share").cast("double"),
                  col("lines_per_order_mean").cast("double"),
                  col("acquisition_channel"),
                  col("acquisition_country"),
                  year(col("first_order_date"))));

  private static Row told(Row features) {
    PurchaseTraits traits =
        PurchaseTraits.of(
            features.getLong(0),
            features.getLong(1),
            features.getLong(2),
            features.getDouble(3),
            features.getDouble(4),
            (Double) features.get(5),
            (Double) features.get(6),
            (Double) features.get(7));
    return RowFactory.create(
        traits.purchases30(),
        traits.purchases90(),
        traits.purchases365(),
        traits.spendLevel90(),
        traits.spendLevel365(),
        traits.returnShare(),
        traits.discountShare(),
        traits.linesPerOrder(),
        features.getString(8),
        features.getString(9),
        features.get(10));
  }

  /** Whence and when the customer came, as the column tells. */
  static Origin origin(Row traits) {
    return Origins.of(traits, FIGURES.length());
  }

  /** What a value of the column tells. */
  static PurchaseTraits of(Row traits) {
    return figures(traits).from(origin(traits));
  }

  /** The figures alone. */
  static PurchaseTraits figures(Row traits) {
    return new PurchaseTraits(
        traits.getInt(0),
        traits.getInt(1),
        traits.getInt(2),
        traits.getDouble(3),
        traits.getDouble(4),
        traits.getDouble(5),
        traits.getDouble(6),
        traits.getDouble(7));
  }

  /** Aggregates: the median of an expression, and that of each figure of a column of this kind. */
  static String[] medians(String expression, String column) {
    String parts =
        Arrays.stream(FIGURES.fields())
            .map(field -> partMedian(column + "." + field.name(), field))
            .collect(Collectors.joining(", "));
    return new String[] {median("cast(" + expression + " as double)"), "struct(" + parts + ")"};
  }

  // The median of whole numbers is one of them, and comes as a double.
  private static String partMedian(String part, StructField field) {
    return "cast(" + median(part) + " as " + field.dataType().sql() + ") as " + field.name();
  }

  private static String median(String expression) {
    return "percentile_disc(0.5) within group (order by " + expression + ")";
  }

  private Traits() {}
}
