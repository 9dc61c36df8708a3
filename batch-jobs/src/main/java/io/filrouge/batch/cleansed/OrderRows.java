package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.sources.OrderColumns;
import io.filrouge.batch.sources.Shop;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.tables.StagedOrderLines;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.domain.identity.IdentifierReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;

/** Order lines: what was asked, in the shop's currency, and whether it is a purchase. */
final class OrderRows implements EntityRows {
  private final Shop shop;
  private final IdentifierReader reader;
  private final IdentifierHash hash;
  private final List<String> identifiers;

  /**
   * @param linksOrders whether web events name orders, so that an order can link a visitor with a
   *     customer
   */
  OrderRows(Shop shop, IdentifierReader reader, IdentifierHash hash, boolean linksOrders) {
    this.shop = shop;
    this.reader = reader;
    this.hash = hash;
    this.identifiers =
        new ArrayList<>(
            List.of("customer_key", "account", "loyalty_card", "email", "phone", "visitor_id"));
    if (linksOrders) {
      identifiers.add(OrderColumns.ORDER_ID);
    }
  }

  @Override
  public TableContract contract() {
    return StagedOrderLines.CONTRACT;
  }

  @Override
  public RowJudge judge(SourceConfig source) {
    return new RowJudge(
        source,
        new IdentifierColumns(source, reader, hash, identifiers, List.of()),
        new OrderRule(source, shop));
  }

  @Override
  public Column duplicateKey() {
    return col(IntakeColumns.ROW_HASH);
  }

  @Override
  public String happenedAt() {
    return OrderColumns.ORDERED_AT;
  }
}
