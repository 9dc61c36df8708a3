package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_millis;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How much of each line came back. Only customers and products with a return go through the
 * matching; what a return gives back stands on the purchase, what matches nothing on the return.
 */
final class ReturnedAmounts {
  private static final StructType SHARE =
      new StructType().add("line_uid", DataTypes.StringType).add("returned", DataTypes.LongType);

  private static final int TEN_THOUSANDTHS = 10_000;

  /**
   * Columns {@code line_uid, returned} (ten-thousandths, zero or more) of the lines that have any.
   *
   * @param lines with customer_id and line_uid; where identity has not run, a customer is a
   *     customer_identifier
   */
  static Dataset<Row> of(Dataset<Row> lines) {
    Dataset<Row> owned =
        lines.withColumn("owner", coalesce(col("customer_id"), col("customer_identifier")));
    return withReturns(owned)
        .groupBy("owner")
        .agg(collect_list(line()).as("lines"))
        .select(
            explode(udf(matching(), DataTypes.createArrayType(SHARE)).apply(col("lines")))
                .as("share"))
        .select("share.*");
  }

  /** Returns, and the purchases they may come from: of the product, or any if they name none. */
  private static Dataset<Row> withReturns(Dataset<Row> owned) {
    Dataset<Row> returners =
        owned
            .where("is_return")
            .groupBy("owner")
            .agg(
                collect_set(col("product_id")).as("returned_products"),
                bool_or(col("product_id").isNull()).as("returns_any"));
    Column isOfReturnedProduct =
        coalesce(array_contains(col("returned_products"), col("product_id")), lit(false));
    return owned
        .where("is_return OR is_purchase")
        .join(returners, "owner")
        .where(col("is_return").or(col("returns_any")).or(isOfReturnedProduct));
  }

  private static Column line() {
    Column returnedOrder = when(col("returned_order_id").isNotNull(), order("returned_order_id"));
    return struct(
        col("line_uid"),
        order("order_id").as("order"),
        returnedOrder.as("returned_order"),
        col("product_id").as("product"),
        unix_millis(col("ordered_at")).as("occurred_at"),
        coalesce(tenThousandths(col("quantity")), lit(0L)).as("quantity"),
        tenThousandths(col("amount")).as("amount"),
        col("is_return"));
  }

  /** Order numbers mean something in their own source only. */
  private static Column order(String orderId) {
    return concat_ws("|", col("source"), col(orderId));
  }

  private static Column tenThousandths(Column decimal) {
    return decimal.multiply(lit(TEN_THOUSANDTHS)).cast(DataTypes.LongType);
  }

  private static UDF1<Seq<Row>, List<Row>> matching() {
    return lines -> new CustomerReturns(CollectionConverters.asJava(lines)).returned();
  }

  private ReturnedAmounts() {}
}
