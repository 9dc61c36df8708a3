package io.filrouge.batch.cleansed;

import static io.filrouge.batch.cleansed.Typing.problem;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.filrouge.batch.sources.MappedRows;
import io.filrouge.batch.sources.Shop;
import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.batch.tables.StagedProducts;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.domain.identity.IdentifierReader;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

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
  public String happenedAt() {
    return null;
  }

  @Override
  public Dataset<Row> classify(MappedRows mapped) {
    Classification rows = new Classification(mapped, reader, hash, List.of());
    Currencies currencies = new Currencies(shop, mapped.source());
    List<Column> problems =
        List.of(problem(col(UNIT_PRICE).lt(0), UNIT_PRICE, "negative"), currencies.problem());
    Dataset<Row> converted =
        rows.withProblems(rows.typed(), problems)
            .withColumn(UNIT_PRICE, currencies.converted(col(UNIT_PRICE)));
    return rows.classified(
        converted,
        StagedColumns.of(contract()),
        Map.of(
            IntakeColumns.HAPPENED_AT,
            lit(null).cast(ColumnTypes.INSTANT),
            IntakeColumns.SEEN_KNOWN_AT,
            col("known_at")),
        col(IntakeColumns.ROW_HASH));
  }

  @Override
  public Dataset<Row> stagedBefore(Dataset<Row> staged) {
    return StagedColumns.onceEach(staged, col(IntakeColumns.ROW_HASH));
  }
}
