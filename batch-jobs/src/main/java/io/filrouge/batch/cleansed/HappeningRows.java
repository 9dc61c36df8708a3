package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;

import io.filrouge.batch.sources.PersonColumns;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.domain.identity.IdentifierReader;
import java.time.ZoneId;
import org.apache.spark.sql.Column;

/** Rows of messages, cases, answers, reviews, points, referrals and consents. */
final class HappeningRows implements EntityRows {
  private final HappeningKind kind;
  private final ZoneId shopZone;
  private final IdentifierReader reader;
  private final IdentifierHash hash;

  HappeningRows(HappeningKind kind, ZoneId shopZone, IdentifierReader reader, IdentifierHash hash) {
    this.kind = kind;
    this.shopZone = shopZone;
    this.reader = reader;
    this.hash = hash;
  }

  @Override
  public TableContract contract() {
    return kind.contract();
  }

  @Override
  public RowJudge judge(SourceConfig source) {
    return new RowJudge(
        source,
        new IdentifierColumns(source, reader, hash, PersonColumns.NAMES, kind.mentioned()),
        new HappeningRule(kind, source, shopZone));
  }

  @Override
  public Column duplicateKey() {
    return kind.hasVersions()
        ? col(IntakeColumns.ROW_HASH)
        : concat_ws("|", col(IntakeColumns.SOURCE), col(kind.id()));
  }

  @Override
  public String happenedAt() {
    return kind.happenedAt();
  }
}
