package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.sources.Shop;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.tables.StagedProducts;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.domain.identity.IdentifierReader;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;

/** Product rows, with list prices in the shop's currency. */
final class ProductRows implements EntityRows {
  private static final String UNIT_PRICE = "unit_price";

  private final Shop shop;
  private final IdentifierReader reader;
  private final IdentifierHash hash;

  ProductRows(Shop shop, IdentifierReader reader, IdentifierHash hash) {
    this.shop = shop;
    this.reader = reader;
    this.hash = hash;
  }

  @Override
  public TableContract contract() {
    return StagedProducts.CONTRACT;
  }

  @Override
  public RowJudge judge(SourceConfig source) {
    Currencies currencies = new Currencies(shop, source.currency());
    return new RowJudge(
        source,
        new IdentifierColumns(source, reader, hash, List.of(), List.of()),
        row -> judge(row, currencies));
  }

  private static void judge(JudgedRow row, Currencies currencies) {
    BigDecimal unitPrice = row.number(UNIT_PRICE);
    row.problemIf(unitPrice != null && unitPrice.signum() < 0, UNIT_PRICE, "negative");
    currencies.check(row);
    row.put(UNIT_PRICE, currencies.converted(row, unitPrice));
  }

  @Override
  public Column duplicateKey() {
    return col(IntakeColumns.ROW_HASH);
  }

  @Override
  public String happenedAt() {
    return null;
  }
}
