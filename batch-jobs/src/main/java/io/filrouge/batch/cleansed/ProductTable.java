package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import io.filrouge.batch.tables.Night;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Products as a night sees them. */
final class ProductTable {
  private static final List<String> COLUMNS =
      List.of("product_name", "category", "brand", "unit_price", "source", "known_at");
  private static final List<String> LINES_SAY =
      List.of("product_name", "category", "unit_price", "source", "known_at");

  /** The latest version of each product, of whichever source. */
  static Dataset<Row> ofSources(Dataset<Row> stagedProducts, Night night) {
    return Versions.latest(Versions.known(stagedProducts, night), "product_id");
  }

  /**
   * One row a product in the columns of cleansed.products: from the product sources, and where
   * these say nothing from the latest order line of the product.
   *
   * @param ofSources from {@link #ofSources}
   * @param stagedLines rows of staged.order_lines
   */
  static Dataset<Row> of(Dataset<Row> ofSources, Dataset<Row> stagedLines, Night night) {
    List<Column> said = new ArrayList<>(List.of(col("ordered_at"), col(IntakeColumns.ROW_HASH)));
    LINES_SAY.forEach(name -> said.add(col(name)));
    Dataset<Row> ofLines =
        Versions.visible(stagedLines, night, "ordered_at")
            .where(col("product_id").isNotNull())
            .groupBy(col("product_id"))
            .agg(max(struct(said.toArray(Column[]::new))).as("line"));
    List<Column> selected = new ArrayList<>(List.of(col("product_id")));
    for (String name : COLUMNS) {
      Column own = col("product." + name);
      selected.add((LINES_SAY.contains(name) ? coalesce(own, col("line." + name)) : own).as(name));
    }
    List<Column> own = new ArrayList<>();
    COLUMNS.forEach(name -> own.add(col(name)));
    return ofSources
        .select(col("product_id"), struct(own.toArray(Column[]::new)).as("product"))
        .join(ofLines, new String[] {"product_id"}, "full")
        .select(selected.toArray(Column[]::new));
  }

  private ProductTable() {}
}
