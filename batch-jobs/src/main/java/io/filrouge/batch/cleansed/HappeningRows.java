package io.filrouge.batch.cleansed;

import static io.filrouge.batch.cleansed.Typing.problem;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;

import io.filrouge.batch.sources.MappedRows;
import io.filrouge.batch.sources.PersonColumns;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.domain.identity.IdentifierReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows of messages, cases, answers, reviews, points, referrals and consents. */
final class HappeningRows implements EntityRows {
  private static final String KNOWN_AT = "known_at";
  private static final String UPDATED_AT = "updated_at";

  private final HappeningKind kind;
  private final IdentifierReader reader;
  private final IdentifierHash hash;

  HappeningRows(HappeningKind kind, IdentifierReader reader, IdentifierHash hash) {
    this.kind = kind;
    this.reader = reader;
    this.hash = hash;
  }

  @Override
  public TableContract contract() {
    return kind.contract();
  }

  @Override
  public String happenedAt() {
    return kind.happenedAt();
  }

  @Override
  public Dataset<Row> classify(MappedRows mapped) {
    Classification rows =
        new Classification(mapped, reader, hash, PersonColumns.NAMES, kind.mentioned());
    List<Column> problems = new ArrayList<>(kind.problems());
    problems.addAll(nobody(rows));
    Dataset<Row> derived =
        rows.withProblems(rows.typed(), problems).withColumns(derived(rows.identifiers()));
    return rows.classified(
        derived,
        StagedColumns.of(contract()),
        Map.of(
            IntakeColumns.HAPPENED_AT,
            col(kind.happenedAt()),
            IntakeColumns.SEEN_KNOWN_AT,
            col(KNOWN_AT)),
        duplicateKey());
  }

  private Map<String, Column> derived(IdentifierColumns identifiers) {
    Map<String, Column> derived = new HashMap<>(kind.derived());
    derived.put(kind.id(), coalesce(col(kind.id()), col(IntakeColumns.ROW_HASH)));
    derived.put("customer_identifier", firstHash(identifiers, PersonColumns.NAMES));
    if (!kind.mentioned().isEmpty()) {
      derived.put("referred_identifier", firstHash(identifiers, kind.mentioned()));
    }
    Column happened = col(kind.happenedAt());
    derived.put(
        KNOWN_AT,
        kind.hasVersions()
            ? coalesce(col(KNOWN_AT), col(UPDATED_AT), happened)
            : coalesce(col(KNOWN_AT), happened));
    return derived;
  }

  /** A row must name somebody; a placeholder names nobody. */
  private static List<Column> nobody(Classification rows) {
    IdentifierColumns identifiers = rows.identifiers();
    List<String> mapped = PersonColumns.NAMES.stream().filter(rows.source()::maps).toList();
    Column isNobody = firstHash(identifiers, mapped).isNull();
    Column isBlocked =
        mapped.stream().map(identifiers::isBlocked).reduce(Column::or).orElse(lit(false));
    String named = mapped.get(0);
    return List.of(
        problem(isNobody.and(isBlocked), named, "blocked value"),
        problem(isNobody.and(not(isBlocked)), named, "missing"));
  }

  private static Column firstHash(IdentifierColumns identifiers, List<String> columns) {
    return coalesce(columns.stream().map(identifiers::hashOf).toArray(Column[]::new));
  }

  @Override
  public Dataset<Row> inShopZone(Dataset<Row> classified) {
    return kind.hasVersions()
        ? classified
        : classified.withColumn("event_date", to_date(col(kind.happenedAt())));
  }

  @Override
  public Dataset<Row> stagedBefore(Dataset<Row> staged) {
    return StagedColumns.onceEach(staged, duplicateKey());
  }

  private Column duplicateKey() {
    return kind.hasVersions()
        ? col(IntakeColumns.ROW_HASH)
        : concat_ws("|", col(IntakeColumns.SOURCE), col(kind.id()));
  }
}
