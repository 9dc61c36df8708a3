package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.MONEY;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** Products, the latest version of each. */
public final class Products {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.CLEANSED,
              "products",
              "One row a product: from the product sources, else from what order lines say of it.")
          .key("product_id")
          .required("product_id", TEXT, "the shop's product number")
          .optional("product_name", TEXT, "name")
          .optional("category", TEXT, "category")
          .optional("brand", TEXT, "brand")
          .optional("unit_price", MONEY, "list price in the shop's currency")
          .required("source", TEXT, "source of the latest version")
          .optional("known_at", INSTANT, "when the shop learnt of the latest version")
          .steady()
          .build();

  private Products() {}
}
