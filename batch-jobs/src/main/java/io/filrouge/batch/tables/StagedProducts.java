package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.MONEY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** Product rows as the nights took them in. */
public final class StagedProducts {
  public static final TableContract CONTRACT =
      TableContract.table(Layer.STAGED, "products", "Every accepted product row of every delivery.")
          .key("row_hash")
          .partitionedBy("taken_on")
          .required("row_hash", TEXT, "hash of the row's mapped values")
          .required("source", TEXT, "name of the source in the configuration")
          .optional("source_file", TEXT, "file or table the row came from")
          .required("product_id", TEXT, "the shop's product number")
          .optional("product_name", TEXT, "product name")
          .optional("category", TEXT, "category")
          .optional("brand", TEXT, "brand")
          .optional("unit_price", MONEY, "list price in the shop's currency")
          .optional("updated_at", INSTANT, "version of the row, where the source has one")
          .optional("known_at", INSTANT, "when the shop learnt of the row; empty: always known")
          .required("taken_on", DAY, "the night that took the row in")
          .build();

  private StagedProducts() {}
}
