package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_millis;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.tables.ColumnTypes;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Says of each line how much of its money was given back; see {@link CustomerReturns}. */
final class ReturnedAmounts {
  private static final String LINE = "line";
  private static final String OWNER = "_owner";
  private static final String RETURNED_PRODUCTS = "_returned_products";
  private static final String RETURNS_ANY = "_returns_any_product";
  private static final String ANY_PRODUCT = "_any_product";

  private static final int TEN_THOUSANDTHS = 10_000;

  /**
   * Lines with {@code returned_amount}: on a purchase what came back of it, on a return what of it
   * matches no purchase, elsewhere 0. Only lines of customers and products that have returns are
   * looked at.
   */
  static Dataset<Row> add(Dataset<Row> lines) {
    Dataset<Row> named =
        lines
            .withColumn(LINE, key(col("order_id"), col(LineVersions.LINE_KEY)))
            .withColumn(OWNER, coalesce(col("customer_id"), col("customer_identifier")));
    Dataset<Row> returned =
        affected(named)
            .groupBy(col(OWNER))
            .agg(collect_list(line()).as("lines"))
            .select(explode(matching().apply(col("lines"))).as("of"))
            .select(col("of.line").as(LINE), money(col("of.returned")).as("_returned"));
    return named
        .join(returned, new String[] {LINE}, "left")
        .withColumn("returned_amount", coalesce(col("_returned"), lit(0)).cast(ColumnTypes.MONEY))
        .drop(LINE, OWNER, "_returned");
  }

  private static Dataset<Row> affected(Dataset<Row> named) {
    Dataset<Row> returns =
        named
            .where(col("is_return"))
            .groupBy(col(OWNER))
            .agg(
                collect_set(coalesce(col("product_id"), lit(ANY_PRODUCT))).as(RETURNED_PRODUCTS),
                max(col("product_id").isNull()).as(RETURNS_ANY));
    Column isOfReturnedProduct =
        coalesce(array_contains(col(RETURNED_PRODUCTS), col("product_id")), lit(false));
    return named
        .where(col("is_return").or(col("is_purchase")))
        .join(returns, new String[] {OWNER})
        .where(col("is_return").or(col(RETURNS_ANY)).or(isOfReturnedProduct));
  }

  private static Column line() {
    Column quantity = col("quantity").multiply(TEN_THOUSANDTHS).cast(DataTypes.LongType);
    Column amount = col("amount").multiply(TEN_THOUSANDTHS).cast(DataTypes.LongType);
    return struct(
        col(LINE),
        key(col("order_id")).as("order"),
        when(col("returned_order_id").isNotNull(), key(col("returned_order_id")))
            .as("returned_order"),
        col("product_id").as("product"),
        unix_millis(col("ordered_at")).as("time"),
        coalesce(quantity, lit(0L)).as("quantity"),
        amount.as("amount"),
        col("is_return"));
  }

  /** Order numbers mean something in their own source only. */
  private static Column key(Column... parts) {
    Column[] all = new Column[parts.length + 1];
    all[0] = col(IntakeColumns.SOURCE);
    System.arraycopy(parts, 0, all, 1, parts.length);
    return concat_ws("|", all);
  }

  private static Column money(Column tenThousandths) {
    return tenThousandths
        .cast(DataTypes.createDecimalType(22, 0))
        .divide(lit(TEN_THOUSANDTHS))
        .cast(ColumnTypes.MONEY);
  }

  private static org.apache.spark.sql.expressions.UserDefinedFunction matching() {
    UDF1<Seq<Row>, List<Row>> match =
        lines -> new CustomerReturns(CollectionConverters.asJava(lines)).returned();
    StructType returned =
        new StructType().add("line", DataTypes.StringType).add("returned", DataTypes.LongType);
    return udf(match, DataTypes.createArrayType(returned));
  }

  private ReturnedAmounts() {}
}
