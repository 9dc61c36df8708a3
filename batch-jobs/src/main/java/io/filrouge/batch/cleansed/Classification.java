package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.sources.AcceptedColumn;
import io.filrouge.batch.sources.MappedRows;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.sources.SourceConfig.Duplicates;
import io.filrouge.domain.identity.IdentifierReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** The steps that all entities' rows of one source go through before duplicates are looked for. */
final class Classification {
  private static final String PROBLEMS = "_problems";
  private static final int HASH_LENGTH = 32;

  private final MappedRows mapped;
  private final Typing typing;
  private final IdentifierColumns identifiers;

  Classification(
      MappedRows mapped, IdentifierReader reader, IdentifierHash hash, List<String> identifiers) {
    this(mapped, reader, hash, identifiers, List.of());
  }

  /**
   * @param mentioned columns that identify another person than the row's
   */
  Classification(
      MappedRows mapped,
      IdentifierReader reader,
      IdentifierHash hash,
      List<String> identifiers,
      List<String> mentioned) {
    this.mapped = mapped;
    this.typing = new Typing(mapped);
    this.identifiers = new IdentifierColumns(mapped.source(), reader, hash, identifiers, mentioned);
  }

  SourceConfig source() {
    return mapped.source();
  }

  Typing typing() {
    return typing;
  }

  IdentifierColumns identifiers() {
    return identifiers;
  }

  /** Each of the entity's columns in its type, under its own name, and the row's fingerprint. */
  Dataset<Row> typed() {
    List<Column> selected = new ArrayList<>(List.of(col("*")));
    for (AcceptedColumn column : source().entity().columns()) {
      selected.add(typing.typed(column).as(column.name()));
    }
    Column fingerprint = sha2(typing.fingerprint().cast(DataTypes.BinaryType), 256);
    selected.add(substring(fingerprint, 1, HASH_LENGTH).as(IntakeColumns.ROW_HASH));
    selected.add(lit(source().name()).as(IntakeColumns.SOURCE));
    return identifiers.read(typing.withTexts().select(selected.toArray(Column[]::new)));
  }

  /**
   * Typed rows with their problems in words, before any column is derived from another.
   *
   * @param ofTheEntity problems beyond those of a column's type
   */
  Dataset<Row> withProblems(Dataset<Row> typed, List<Column> ofTheEntity) {
    List<Column> problems = new ArrayList<>();
    for (AcceptedColumn column : source().entity().columns()) {
      problems.addAll(typing.problems(column));
    }
    problems.addAll(ofTheEntity);
    return typed.withColumn(PROBLEMS, concat_ws("; ", problems.toArray(Column[]::new)));
  }

  /**
   * The closing select: the contract's columns and those of intake.
   *
   * @param contractColumns what stands in the contract's columns where it is not the column itself
   * @param duplicateKey see {@link IntakeColumns#DUPLICATE_KEY}
   */
  Dataset<Row> classified(
      Dataset<Row> withProblems,
      List<String> contractColumns,
      Map<String, Column> intakeColumns,
      Column duplicateKey) {
    Column isBroken = col(MappedRows.IS_MALFORMED).or(col(PROBLEMS).notEqual(""));
    Column outcome =
        when(col(MappedRows.IS_MALFORMED), IntakeColumns.QUARANTINED)
            .when(not(col(MappedRows.IS_OF_ENTITY)), IntakeColumns.FILTERED)
            .when(isBroken, IntakeColumns.QUARANTINED)
            .otherwise(IntakeColumns.CANDIDATE);
    Column reason =
        when(col(MappedRows.IS_MALFORMED), "row: malformed")
            .when(col(MappedRows.IS_OF_ENTITY).and(isBroken), col(PROBLEMS));
    boolean keepsCopies = source().duplicates() == Duplicates.KEEP;
    List<Column> selected = new ArrayList<>();
    contractColumns.forEach(name -> selected.add(col(name)));
    if (!contractColumns.contains(IntakeColumns.ROW_HASH)) {
      selected.add(col(IntakeColumns.ROW_HASH));
    }
    selected.add(outcome.as(IntakeColumns.OUTCOME));
    selected.add(reason.as(IntakeColumns.REASON));
    selected.add(
        when(reason.isNotNull(), to_json(col(MappedRows.RECORD))).as(IntakeColumns.RECORD_JSON));
    selected.add(duplicateKey.as(IntakeColumns.DUPLICATE_KEY));
    selected.add(lit(keepsCopies).as(IntakeColumns.KEEPS_COPIES));
    selected.add(identifiers.all().as(IntakeColumns.IDENTIFIERS));
    selected.add(identifiers.unusable().as(IntakeColumns.UNUSABLE));
    new TreeMap<>(intakeColumns).forEach((name, column) -> selected.add(column.as(name)));
    return withProblems.select(selected.toArray(Column[]::new));
  }
}
