package io.filrouge.batch.cleansed;

import static io.filrouge.batch.cleansed.Typing.problem;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.sources.MappedRows;
import io.filrouge.batch.sources.OrderColumns;
import io.filrouge.batch.sources.Shop;
import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.batch.tables.StagedOrderLines;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.domain.identity.IdentifierReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Order lines: what was asked, in the shop's currency, and whether it is a purchase. */
final class OrderRows implements EntityRows {
  private static final String GIVEN = "_given_amount";
  private static final String TOTAL = "_total_amount";
  private static final int MADE_UP_ID_LENGTH = 16;

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
  public String happenedAt() {
    return OrderColumns.ORDERED_AT;
  }

  @Override
  public Dataset<Row> classify(MappedRows mapped) {
    Classification rows = new Classification(mapped, reader, hash, identifiers);
    Currencies currencies = new Currencies(shop, mapped.source());
    Dataset<Row> typed = rows.typed();
    Column quantity = col(OrderColumns.QUANTITY_OF_PIECES);
    Column given = col(OrderColumns.AMOUNT);
    // Some files give a return's amount without a sign.
    Column signed = when(quantity.lt(0).and(given.gt(0)), given.multiply(-1)).otherwise(given);
    Dataset<Row> totalled =
        typed
            .withColumn(GIVEN, signed.cast(ColumnTypes.MONEY))
            .withColumn(TOTAL, coalesce(col(GIVEN), priced(quantity)));
    return rows.classified(
        rows.withProblems(totalled, problems(rows, currencies))
            .withColumns(derived(currencies, rows)),
        StagedColumns.of(contract()),
        Map.of(
            IntakeColumns.HAPPENED_AT,
            col(OrderColumns.ORDERED_AT),
            IntakeColumns.SEEN_KNOWN_AT,
            col("known_at")),
        col(IntakeColumns.ROW_HASH));
  }

  // What was taken off a line is not asked for; a return gives its discount back with the rest.
  private static Column priced(Column quantity) {
    return quantity
        .multiply(col(OrderColumns.UNIT_PRICE))
        .minus(coalesce(col(OrderColumns.DISCOUNT_AMOUNT), lit(0)));
  }

  private static List<Column> problems(Classification rows, Currencies currencies) {
    List<Column> problems = new ArrayList<>();
    problems.add(
        problem(
            rows.identifiers().isBlocked(OrderColumns.CUSTOMER_KEY),
            OrderColumns.CUSTOMER_KEY,
            "blocked value"));
    problems.addAll(missingAmounts(rows));
    problems.add(problem(col(OrderColumns.UNIT_PRICE).lt(0), OrderColumns.UNIT_PRICE, "negative"));
    problems.add(currencies.problem());
    Column isTooLarge = col(TOTAL).isNotNull().and(currencies.converted(col(TOTAL)).isNull());
    problems.add(
        problem(
            isTooLarge.and(currencies.rate().isNotNull()), OrderColumns.AMOUNT, "out of range"));
    return problems;
  }

  private static List<Column> missingAmounts(Classification rows) {
    Column lacksQuantity = rows.typing().text(OrderColumns.QUANTITY_OF_PIECES).isNull();
    Column lacksPrice = rows.typing().text(OrderColumns.UNIT_PRICE).isNull();
    if (rows.source().maps(OrderColumns.AMOUNT)) {
      Column lacksAmount = rows.typing().text(OrderColumns.AMOUNT).isNull();
      return List.of(
          problem(lacksAmount.and(lacksQuantity.or(lacksPrice)), OrderColumns.AMOUNT, "missing"));
    }
    return List.of(
        problem(lacksQuantity, OrderColumns.QUANTITY_OF_PIECES, "missing"),
        problem(lacksPrice, OrderColumns.UNIT_PRICE, "missing"));
  }

  private static Map<String, Column> derived(Currencies currencies, Classification rows) {
    Column isNegative =
        coalesce(col(OrderColumns.QUANTITY_OF_PIECES).lt(0), lit(false))
            .or(coalesce(col(TOTAL).lt(0), lit(false)));
    Column isCancelled =
        col(MappedRows.IS_CANCELLED)
            .or(
                coalesce(
                    lower(col(OrderColumns.STATUS)).isin("cancelled", "canceled"), lit(false)));
    // An amount of nothing that a source gives is a purchase paid for otherwise; a price of nothing
    // is a give-away.
    Column asksMoney = coalesce(col(GIVEN).isNotNull().or(col(TOTAL).gt(0)), lit(false));
    Map<String, Column> derived = new HashMap<>();
    derived.put("customer_identifier", rows.identifiers().hashOf(OrderColumns.CUSTOMER_KEY));
    derived.put("order_currency", currencies.ofRow());
    derived.put("exchange_rate", currencies.rate().cast(DataTypes.DoubleType));
    derived.put(OrderColumns.AMOUNT, currencies.converted(col(TOTAL)));
    derived.put(OrderColumns.UNIT_PRICE, currencies.converted(col(OrderColumns.UNIT_PRICE)));
    derived.put(
        OrderColumns.DISCOUNT_AMOUNT, currencies.converted(col(OrderColumns.DISCOUNT_AMOUNT)));
    derived.put("is_cancelled", isCancelled);
    derived.put("is_return", isNegative);
    derived.put("is_purchase", not(isNegative).and(not(isCancelled)).and(asksMoney));
    derived.put("known_at", coalesce(col("known_at"), col(OrderColumns.ORDERED_AT)));
    return derived;
  }

  /** Where a source numbers no orders, all lines of a customer and day are one order. */
  @Override
  public Dataset<Row> inShopZone(Dataset<Row> classified) {
    Column day = to_date(col(OrderColumns.ORDERED_AT)).cast(DataTypes.StringType);
    Column customerAndDay =
        concat_ws("|", col(IntakeColumns.SOURCE), col("customer_identifier"), day);
    Column madeUp = substring(sha2(customerAndDay.cast("binary"), 256), 1, MADE_UP_ID_LENGTH);
    return classified.withColumn(
        OrderColumns.ORDER_ID, coalesce(col(OrderColumns.ORDER_ID), madeUp));
  }

  @Override
  public Dataset<Row> stagedBefore(Dataset<Row> staged) {
    return staged
        .groupBy(col(IntakeColumns.ROW_HASH).as(IntakeColumns.DUPLICATE_KEY))
        .agg(max(col(IntakeColumns.COPY_NUMBER)).as(Duplicates.COPIES_BEFORE));
  }
}
