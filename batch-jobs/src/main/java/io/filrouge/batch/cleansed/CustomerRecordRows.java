package io.filrouge.batch.cleansed;

import static io.filrouge.batch.cleansed.Typing.problem;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.sources.CustomerRecordColumns;
import io.filrouge.batch.sources.MappedRows;
import io.filrouge.batch.tables.StagedCustomerRecords;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.domain.identity.IdentifierReader;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Customer records, whose identifiers stand as written: the table is personal. */
final class CustomerRecordRows implements EntityRows {
  private static final List<String> IDENTIFIERS =
      List.of(
          "customer_key",
          "account",
          "loyalty_card",
          "email",
          "phone",
          CustomerRecordColumns.RECORD_ID);

  private final IdentifierReader reader;
  private final IdentifierHash hash;

  CustomerRecordRows(IdentifierReader reader, IdentifierHash hash) {
    this.reader = reader;
    this.hash = hash;
  }

  @Override
  public TableContract contract() {
    return StagedCustomerRecords.CONTRACT;
  }

  @Override
  public String happenedAt() {
    return null;
  }

  @Override
  public Dataset<Row> classify(MappedRows mapped) {
    Classification rows = new Classification(mapped, reader, hash, IDENTIFIERS);
    String recordId = CustomerRecordColumns.RECORD_ID;
    Column isBlocked = problem(rows.identifiers().isBlocked(recordId), recordId, "blocked value");
    Dataset<Row> identified =
        rows.withProblems(rows.typed(), List.of(isBlocked))
            .withColumn("record_identifier", rows.identifiers().hashOf(recordId));
    return rows.classified(
        identified,
        StagedColumns.of(contract()),
        Map.of(
            IntakeColumns.HAPPENED_AT,
            coalesce(col(CustomerRecordColumns.REGISTERED_AT), col("known_at"), col("updated_at")),
            IntakeColumns.SEEN_KNOWN_AT,
            col("known_at")),
        col(IntakeColumns.ROW_HASH));
  }

  @Override
  public Dataset<Row> stagedBefore(Dataset<Row> staged) {
    return StagedColumns.onceEach(staged, col(IntakeColumns.ROW_HASH));
  }
}
