package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.sources.CustomerRecordColumns;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.tables.StagedCustomerRecords;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.domain.identity.IdentifierReader;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

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
  public RowJudge judge(SourceConfig source) {
    return new RowJudge(
        source,
        new IdentifierColumns(source, reader, hash, IDENTIFIERS, List.of()),
        CustomerRecordRows::judge);
  }

  private static void judge(JudgedRow row) {
    String recordId = CustomerRecordColumns.RECORD_ID;
    row.problemIf(row.identifiers().isBlocked(recordId), recordId, "blocked value");
    row.put("record_identifier", row.identifiers().hashOf(recordId));
    row.put(
        IntakeColumns.HAPPENED_AT,
        Stream.of(CustomerRecordColumns.REGISTERED_AT, "known_at", "updated_at")
            .map(row::instant)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
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
