package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import io.filrouge.batch.sources.Shop;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.sources.WebEventColumns;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.WebEvents;
import io.filrouge.domain.identity.IdentifierReader;
import java.util.List;
import org.apache.spark.sql.Column;

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
  public RowJudge judge(SourceConfig source) {
    IdentifierColumns identifiers =
        new IdentifierColumns(source, reader, hash, IDENTIFIERS, List.of());
    return new RowJudge(
        source, identifiers, new WebEventRule(identifiers, shop, source.currency()));
  }

  @Override
  public Column duplicateKey() {
    return concat_ws("|", col(IntakeColumns.SOURCE), col(WebEventColumns.EVENT_ID));
  }

  @Override
  public String happenedAt() {
    return WebEventColumns.OCCURRED_AT;
  }
}
