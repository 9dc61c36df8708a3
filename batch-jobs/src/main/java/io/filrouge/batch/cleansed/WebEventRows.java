package io.filrouge.batch.cleansed;

import static io.filrouge.batch.cleansed.Typing.problem;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;

import io.filrouge.batch.sources.MappedRows;
import io.filrouge.batch.sources.Shop;
import io.filrouge.batch.sources.WebEventColumns;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.WebEvents;
import io.filrouge.domain.identity.IdentifierReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Web events, which go straight into their cleansed table: they happen once and have no versions.
 *
 * <p>An event's number names it: a second row with the number is a duplicate, whatever else it
 * says, and the one known first stays. Events without a number are duplicates when all of their
 * mapped values are equal.
 */
final class WebEventRows implements EntityRows {
  private static final List<String> IDENTIFIERS =
      List.of(
          WebEventColumns.CUSTOMER_KEY,
          "account",
          "loyalty_card",
          "email",
          "phone",
          WebEventColumns.VISITOR_ID,
          WebEventColumns.ORDER_ID);

  private static final Object[] TYPES = {
    "product_viewed",
    "cart_item_added",
    "cart_item_removed",
    "cart_updated",
    "cart_emptied",
    "checkout_started",
    "order_placed",
    "order_cancelled",
    "order_refunded"
  };

  private final Shop shop;
  private final IdentifierReader reader;
  private final IdentifierHash hash;

  WebEventRows(Shop shop, IdentifierReader reader, IdentifierHash hash) {
    this.shop = shop;
    this.reader = reader;
    this.hash = hash;
  }

  @Override
  public TableContract contract() {
    return WebEvents.CONTRACT;
  }

  @Override
  public String happenedAt() {
    return WebEventColumns.OCCURRED_AT;
  }

  @Override
  public Dataset<Row> classify(MappedRows mapped) {
    Classification rows = new Classification(mapped, reader, hash, IDENTIFIERS);
    Currencies currencies = new Currencies(shop, mapped.source());
    Dataset<Row> derived =
        rows.withProblems(rows.typed(), problems(rows, currencies))
            .withColumns(derived(rows, currencies));
    return rows.classified(
        derived,
        StagedColumns.of(contract()),
        Map.of(
            IntakeColumns.HAPPENED_AT,
            col(WebEventColumns.OCCURRED_AT),
            IntakeColumns.SEEN_KNOWN_AT,
            col("known_at")),
        duplicateKey());
  }

  private static List<Column> problems(Classification rows, Currencies currencies) {
    Column visitor = rows.identifiers().hashOf(WebEventColumns.VISITOR_ID);
    Column customer = rows.identifiers().hashOf(WebEventColumns.CUSTOMER_KEY);
    Column isNobody = visitor.isNull().and(customer.isNull());
    Column isBlocked = rows.identifiers().isBlocked(WebEventColumns.VISITOR_ID);
    return List.of(
        problem(
            not(lower(col(WebEventColumns.EVENT_TYPE)).isin(TYPES)),
            WebEventColumns.EVENT_TYPE,
            "not an accepted value"),
        problem(isNobody.and(isBlocked), WebEventColumns.VISITOR_ID, "blocked value"),
        problem(isNobody.and(not(isBlocked)), WebEventColumns.VISITOR_ID, "missing"),
        problem(col("unit_price").lt(0), "unit_price", "negative"),
        currencies.problem());
  }

  private static Map<String, Column> derived(Classification rows, Currencies currencies) {
    IdentifierColumns identifiers = rows.identifiers();
    Map<String, Column> derived = new HashMap<>();
    derived.put(
        WebEventColumns.EVENT_ID,
        coalesce(col(WebEventColumns.EVENT_ID), col(IntakeColumns.ROW_HASH)));
    derived.put(WebEventColumns.EVENT_TYPE, lower(col(WebEventColumns.EVENT_TYPE)));
    derived.put("visitor_identifier", identifiers.hashOf(WebEventColumns.VISITOR_ID));
    derived.put("customer_identifier", identifiers.hashOf(WebEventColumns.CUSTOMER_KEY));
    derived.put(WebEventColumns.SESSION_ID, identifiers.session(WebEventColumns.SESSION_ID));
    derived.put("unit_price", currencies.converted(col("unit_price")));
    derived.put("known_at", coalesce(col("known_at"), col(WebEventColumns.OCCURRED_AT)));
    return derived;
  }

  @Override
  public Dataset<Row> inShopZone(Dataset<Row> classified) {
    return classified.withColumn("event_date", to_date(col(WebEventColumns.OCCURRED_AT)));
  }

  @Override
  public Dataset<Row> stagedBefore(Dataset<Row> staged) {
    return StagedColumns.onceEach(staged, duplicateKey());
  }

  private static Column duplicateKey() {
    return concat_ws("|", col(IntakeColumns.SOURCE), col(WebEventColumns.EVENT_ID));
  }
}
