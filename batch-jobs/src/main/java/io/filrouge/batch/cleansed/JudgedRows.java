package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.sources.AcceptedColumn;
import io.filrouge.batch.sources.MappedRows;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.batch.tables.TableContract;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;

/** Hands the rows of one source to their judge, and gives back what it says as columns. */
final class JudgedRows {
  private static final String JUDGED = "_judged";
  private static final StructType IDENTIFIER =
      new StructType()
          .add("kind", DataTypes.StringType)
          .add("identifier", DataTypes.StringType)
          .add("contact_value", DataTypes.StringType);

  private final MappedRows mapped;
  private final RowJudge judge;
  private final StructType columns;

  /**
   * @param contract the table that accepted rows go to
   */
  JudgedRows(MappedRows mapped, RowJudge judge, TableContract contract) {
    this.mapped = mapped;
    this.judge = judge;
    this.columns = columns(mapped.source(), contract);
  }

  /** The contract's columns and {@link IntakeColumns}, a row for each of the source's. */
  Dataset<Row> rows() {
    Column handedIn = struct(handedIn().toArray(Column[]::new));
    // Said to be nondeterministic, so that the engine asks the judge once a row and no more.
    Column judged =
        udf(new Judging(judge, columns), columns).asNondeterministic().apply(handedIn).as(JUDGED);
    boolean keepsCopies = mapped.source().duplicates() == SourceConfig.Duplicates.KEEP;
    List<Column> selected = new ArrayList<>();
    for (String name : columns.fieldNames()) {
      selected.add(col(JUDGED).getField(name).as(name));
    }
    Column isQuarantined =
        col(JUDGED).getField(IntakeColumns.OUTCOME).equalTo(IntakeColumns.QUARANTINED);
    selected.add(col(MappedRows.SOURCE_FILE));
    selected.add(
        when(isQuarantined, to_json(col(MappedRows.RECORD))).as(IntakeColumns.RECORD_JSON));
    selected.add(lit(keepsCopies).as(IntakeColumns.KEEPS_COPIES));
    return mapped
        .rows()
        .select(judged, col(MappedRows.SOURCE_FILE), col(MappedRows.RECORD))
        .select(selected.toArray(Column[]::new));
  }

  /**
   * What is wrong with the row and two flags, then each mapped value as text, then each as
   * microseconds where it is an instant.
   */
  private List<Column> handedIn() {
    List<Column> handedIn = new ArrayList<>();
    handedIn.add(col(MappedRows.PROBLEM));
    handedIn.add(col(MappedRows.IS_OF_ENTITY));
    handedIn.add(col(MappedRows.IS_CANCELLED));
    for (String name : judge.mapped()) {
      handedIn.add(mapped.value(name).cast(DataTypes.StringType).as("text_" + name));
    }
    for (String name : judge.mapped()) {
      Column instant = isInstant(name) ? instant(name) : lit(null).cast(DataTypes.LongType);
      handedIn.add(instant.as("micros_" + name));
    }
    return handedIn;
  }

  private boolean isInstant(String name) {
    DataType type = mapped.typeOf(name);
    boolean isTime =
        type.equals(DataTypes.TimestampType)
            || type.equals(DataTypes.DateType)
            || type instanceof TimestampNTZType;
    return isTime
        && mapped.source().entity().columns().stream()
            .anyMatch(
                column ->
                    column.name().equals(name) && column.kind() == AcceptedColumn.Kind.INSTANT);
  }

  private Column instant(String name) {
    return unix_micros(mapped.value(name).cast(ColumnTypes.INSTANT));
  }

  private static StructType columns(SourceConfig source, TableContract contract) {
    List<StructField> fields = new ArrayList<>();
    for (String name : StagedColumns.of(contract)) {
      if (!name.equals(MappedRows.SOURCE_FILE)) {
        fields.add(field(name, type(source, contract, name)));
      }
    }
    if (!StagedColumns.of(contract).contains(IntakeColumns.ROW_HASH)) {
      fields.add(field(IntakeColumns.ROW_HASH, DataTypes.StringType));
    }
    fields.add(field(IntakeColumns.OUTCOME, DataTypes.StringType));
    fields.add(field(IntakeColumns.REASON, DataTypes.StringType));
    fields.add(field(IntakeColumns.HAPPENED_AT, ColumnTypes.INSTANT));
    fields.add(field(IntakeColumns.SEEN_KNOWN_AT, ColumnTypes.INSTANT));
    fields.add(field(IntakeColumns.IDENTIFIERS, DataTypes.createArrayType(IDENTIFIER)));
    fields.add(field(IntakeColumns.UNUSABLE, DataTypes.StringType));
    return new StructType(fields.toArray(StructField[]::new));
  }

  /** A column keeps the type in which it is read until it is published. */
  private static DataType type(SourceConfig source, TableContract contract, String name) {
    for (AcceptedColumn column : source.entity().columns()) {
      boolean isDecimal =
          column.kind() == AcceptedColumn.Kind.QUANTITY
              || column.kind() == AcceptedColumn.Kind.MONEY;
      if (column.name().equals(name) && isDecimal) {
        return ColumnTypes.MONEY;
      }
    }
    return contract.schema().apply(name).dataType();
  }

  private static StructField field(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }

  /** One row as the engine hands it in, judged, as the engine takes it back. */
  private record Judging(RowJudge judge, StructType columns)
      implements UDF1<Row, Row>, Serializable {
    private static final int FLAGS = 3;

    @Override
    public Row call(Row in) {
      if (!in.isNullAt(0)) {
        return rejected(in, IntakeColumns.QUARANTINED, "row: " + in.getString(0));
      }
      if (!in.getBoolean(1)) {
        return rejected(in, IntakeColumns.FILTERED, null);
      }
      int size = judge.mapped().size();
      String[] raw = new String[size];
      Instant[] instants = new Instant[size];
      for (int i = 0; i < size; i++) {
        raw[i] = in.getString(FLAGS + i);
        int micros = FLAGS + size + i;
        instants[i] = in.isNullAt(micros) ? null : Moments.ofMicros(in.getLong(micros));
      }
      return row(judge.judged(raw, instants, in.getBoolean(2)));
    }

    private Row rejected(Row in, String outcome, String reason) {
      JudgedRow row = new JudgedRow(judge.source(), false, new RowIdentifiers());
      return row(row, outcome, reason);
    }

    private Row row(JudgedRow row) {
      List<String> problems = row.problems();
      return problems.isEmpty()
          ? row(row, IntakeColumns.CANDIDATE, null)
          : row(row, IntakeColumns.QUARANTINED, String.join("; ", problems));
    }

    private Row row(JudgedRow row, String outcome, String reason) {
      String[] names = columns.fieldNames();
      Object[] values = new Object[names.length];
      for (int i = 0; i < names.length; i++) {
        values[i] =
            switch (names[i]) {
              case IntakeColumns.SOURCE -> row.source();
              case IntakeColumns.ROW_HASH -> row.rowHash();
              case IntakeColumns.OUTCOME -> outcome;
              case IntakeColumns.REASON -> reason;
              case IntakeColumns.IDENTIFIERS -> identifiers(row);
              case IntakeColumns.UNUSABLE -> row.identifiers().unusable();
              case IntakeColumns.SEEN_KNOWN_AT -> row.value("known_at");
              default -> row.value(names[i]);
            };
      }
      return RowFactory.create(values);
    }

    private static List<Row> identifiers(JudgedRow row) {
      List<Row> identifiers = new ArrayList<>();
      for (RowIdentifiers.Found identifier : row.identifiers().ofPerson()) {
        identifiers.add(
            RowFactory.create(
                identifier.kind().wireName(), identifier.hash(), identifier.contact()));
      }
      return identifiers;
    }
  }
}
