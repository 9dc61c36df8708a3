package io.filrouge.batch.sources;

import static io.filrouge.batch.sources.AcceptedColumn.Kind.INSTANT;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.MONEY;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.TEXT;
import static io.filrouge.batch.sources.AcceptedColumn.optional;
import static io.filrouge.batch.sources.AcceptedColumn.required;

import java.util.List;

/** What a source of products can say: one row a product or a version of it. */
public final class ProductColumns {
  static final List<AcceptedColumn> ACCEPTED =
      List.of(
          required("product_id", TEXT),
          optional("product_name", TEXT),
          optional("category", TEXT),
          optional("brand", TEXT),
          optional("unit_price", MONEY),
          optional("currency", TEXT),
          optional("updated_at", INSTANT),
          optional("known_at", INSTANT));

  private ProductColumns() {}
}
