package io.filrouge.batch.scores;

import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.domain.recommendations.Alike;
import io.filrouge.domain.recommendations.NextProducts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** {@link NextProducts} of one customer, in the engine's rows. */
final class NextProductsOfCustomer
    implements UDF3<scala.collection.Seq<Row>, scala.collection.Seq<String>, String, Object[]> {
  private static final long serialVersionUID = 1L;

  static final ArrayType SCHEMA =
      DataTypes.createArrayType(
          new StructType()
              .add("product_id", ColumnTypes.TEXT)
              .add("score", ColumnTypes.NUMBER)
              .add("reason", ColumnTypes.TEXT)
              .add("model", ColumnTypes.TEXT));

  private final NextProducts next;

  NextProductsOfCustomer(NextProducts next) {
    this.next = next;
  }

  /**
   * Offers.
   *
   * @param alike place, product, score, name of what it goes with; null for none
   */
  @Override
  public Object[] call(
      scala.collection.Seq<Row> alike,
      scala.collection.Seq<String> lately,
      String favouriteCategory) {
    List<Alike> products = new ArrayList<>();
    if (alike != null) {
      for (Row row : CollectionConverters.asJava(alike)) {
        products.add(new Alike(row.getString(1), row.getDouble(2), row.getString(3)));
      }
    }
    return next
        .of(products, new HashSet<>(CollectionConverters.asJava(lately)), favouriteCategory)
        .stream()
        .map(
            offer ->
                RowFactory.create(
                    offer.productId(), offer.score(), offer.reason(), offer.source().wireName()))
        .toArray();
  }
}
