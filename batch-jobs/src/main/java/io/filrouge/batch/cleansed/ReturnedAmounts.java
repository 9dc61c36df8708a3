package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_millis;

import io.filrouge.domain.returns.Allocation;
import io.filrouge.domain.returns.MatchedReturns;
import io.filrouge.domain.returns.PurchaseLine;
import io.filrouge.domain.returns.ReturnLine;
import io.filrouge.domain.returns.ReturnMatching;
import io.filrouge.domain.returns.UnmatchedReturn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
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
   * @param lines with customer_id and line_uid
   */
  static Dataset<Row> of(Dataset<Row> lines) {
    Column product = coalesce(col("product_id"), lit(""));
    Dataset<Row> matchable =
        lines
            .where("NOT is_cancelled OR is_return")
            .select(
                col("customer_id"),
                product.as("product"),
                col("line_uid"),
                col("order_id"),
                col("returned_order_id"),
                unix_millis(col("ordered_at")).as("occurred_at"),
                tenThousandths(abs(coalesce(col("quantity"), col("amount")))).as("measure"),
                tenThousandths(abs(col("amount"))).as("amount"),
                col("is_return"))
            .where("measure > 0");
    Dataset<Row> withReturns =
        matchable
            .where("is_return")
            .select(col("customer_id").as("returner"), col("product").as("returned_product"))
            .distinct();
    return matchable
        .join(
            withReturns,
            col("customer_id")
                .eqNullSafe(col("returner"))
                .and(col("product").equalTo(col("returned_product"))),
            "left_semi")
        .groupBy("customer_id", "product")
        .agg(
            collect_list(
                    struct(
                        col("line_uid"),
                        col("order_id"),
                        col("returned_order_id"),
                        col("occurred_at"),
                        col("measure"),
                        col("amount"),
                        col("is_return")))
                .as("lines"))
        .select(
            explode(udf(matching(), DataTypes.createArrayType(SHARE)).apply(col("lines")))
                .as("share"))
        .select("share.*");
  }

  private static Column tenThousandths(Column decimal) {
    return decimal.multiply(lit(TEN_THOUSANDTHS)).cast(DataTypes.LongType);
  }

  private static UDF1<Seq<Row>, Row[]> matching() {
    return lines -> shares(CollectionConverters.asJava(lines));
  }

  private static Row[] shares(List<Row> lines) {
    List<PurchaseLine> purchases = new ArrayList<>();
    List<ReturnLine> returns = new ArrayList<>();
    for (Row line : lines) {
      if (line.getBoolean(6)) {
        returns.add(
            new ReturnLine(
                line.getString(0),
                line.getString(1),
                line.getString(2),
                line.getLong(3),
                line.getLong(4),
                line.getLong(5)));
      } else {
        purchases.add(
            new PurchaseLine(
                line.getString(0),
                line.getString(1),
                line.getLong(3),
                line.getLong(4),
                line.getLong(5)));
      }
    }
    MatchedReturns matched = ReturnMatching.match(purchases, returns);
    Map<String, Long> byLine = new TreeMap<>();
    for (Allocation allocation : matched.allocations()) {
      byLine.merge(allocation.purchaseLineId(), allocation.amount(), Long::sum);
    }
    for (UnmatchedReturn rest : matched.unmatched()) {
      byLine.merge(rest.returnLineId(), rest.amount(), Long::sum);
    }
    return byLine.entrySet().stream()
        .map(entry -> RowFactory.create(entry.getKey(), entry.getValue()))
        .toArray(Row[]::new);
  }

  private ReturnedAmounts() {}
}
