package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.sources.Shop;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.tables.ColumnTypes;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** Brings amounts of a source's rows into the shop's currency. */
final class Currencies {
  private static final String CURRENCY = "currency";

  private final Shop shop;
  private final SourceConfig source;

  Currencies(Shop shop, SourceConfig source) {
    this.shop = shop;
    this.source = source;
  }

  /** The row's currency: the one it names, else the source's. */
  Column ofRow() {
    return coalesce(upper(col(CURRENCY)), lit(source.currency()));
  }

  /** Units of the shop's currency for one of the row's; null where no rate is known. */
  Column rate() {
    Column rate = when(ofRow().equalTo(shop.currency()), decimal(BigDecimal.ONE));
    for (Map.Entry<String, BigDecimal> other : new TreeMap<>(shop.exchangeRates()).entrySet()) {
      rate = rate.when(ofRow().equalTo(other.getKey()), decimal(other.getValue()));
    }
    return rate;
  }

  /** An amount of the row in the shop's currency, to a hundredth of a cent. */
  Column converted(Column amount) {
    return amount.multiply(rate()).cast(ColumnTypes.MONEY);
  }

  /** The problem of a row in a currency without a rate. */
  Column problem() {
    return Typing.problem(rate().isNull(), CURRENCY, "no exchange rate");
  }

  private static Column decimal(BigDecimal rate) {
    return lit(rate).cast(DataTypes.createDecimalType(18, 8));
  }
}
