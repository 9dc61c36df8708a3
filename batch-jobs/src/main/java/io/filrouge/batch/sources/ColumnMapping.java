package io.filrouge.batch.sources;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.filrouge.settings.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Adds the entity's columns to a source's own, as the source's configuration says. */
final class ColumnMapping {
  private final SourceConfig source;

  ColumnMapping(SourceConfig source) {
    this.source = source;
  }

  /** The raw rows with {@link MappedRows}' columns behind their own. */
  MappedRows apply(RawRows raw) {
    Map<String, Column> added = new LinkedHashMap<>();
    new TreeMap<>(source.columns())
        .forEach(
            (name, text) ->
                added.put(
                    MappedRows.mapped(name),
                    resolve(raw, source.key("columns") + "." + name, text)));
    added.put(MappedRows.IS_OF_ENTITY, condition(raw, "where", source.where(), true));
    added.put(
        MappedRows.IS_CANCELLED, condition(raw, "cancelled-when", source.cancelledWhen(), false));
    List<Column> selected = new ArrayList<>();
    selected.add(record(raw.columns()).as(MappedRows.RECORD));
    selected.add(col(RawRows.SOURCE_FILE).as(MappedRows.SOURCE_FILE));
    selected.add(problem(raw).as(MappedRows.PROBLEM));
    added.forEach((name, column) -> selected.add(column.as(name)));
    return new MappedRows(source, raw.rows().select(selected.toArray(Column[]::new)));
  }

  private static Column problem(RawRows raw) {
    return List.of(raw.rows().columns()).contains(RawRows.PROBLEM)
        ? col(RawRows.PROBLEM)
        : functions.when(col(RawRows.MALFORMED).isNotNull(), lit("malformed"));
  }

  private static Column record(List<String> ownColumns) {
    List<Column> fields = new ArrayList<>();
    ownColumns.forEach(name -> fields.add(col(quoted(name))));
    fields.add(col(RawRows.MALFORMED));
    return functions.struct(fields.toArray(Column[]::new));
  }

  private Column condition(RawRows raw, String setting, String text, boolean usual) {
    if (text == null) {
      return lit(usual);
    }
    Column condition = resolve(raw, source.key(setting), text);
    return functions.coalesce(condition.cast("boolean"), lit(false));
  }

  /** The column that a text of the configuration names, or the expression that it is. */
  Column resolve(RawRows raw, String key, String text) {
    Optional<String> named = named(raw.columns(), text);
    if (named.isPresent()) {
      return col(quoted(named.get()));
    }
    Column expression;
    try {
      expression = functions.expr(text);
      Dataset<Row> alone = raw.rows().select(col(RawRows.SOURCE_FILE), expression.as("expression"));
      RowExpression.requireRowByRow(key, alone);
    } catch (Failure e) {
      throw e;
    } catch (Exception e) {
      // Scala throws this checked exception unannounced, so it cannot be caught by its name.
      if (e instanceof AnalysisException analysis) {
        throw explained(raw, key, text, analysis);
      }
      throw e;
    }
    return expression;
  }

  /** The column that is written exactly so, else the only one that is but for its case. */
  private static Optional<String> named(List<String> columns, String text) {
    if (columns.contains(text)) {
      return Optional.of(text);
    }
    List<String> similar = columns.stream().filter(text.strip()::equalsIgnoreCase).toList();
    return similar.size() == 1 ? Optional.of(similar.get(0)) : Optional.empty();
  }

  private static Failure explained(RawRows raw, String key, String text, AnalysisException e) {
    String condition = e.getCondition() == null ? "" : e.getCondition();
    if (condition.startsWith("UNRESOLVED_COLUMN")) {
      String lacking = e.getMessageParameters().getOrDefault("objectName", text).replace("`", "");
      return Failure.input(
          "Cannot read "
              + key
              + ": the source has no column "
              + lacking
              + "; "
              + NearName.remedy(lacking, raw.columns()));
    }
    return Failure.configuration(
        "Cannot use "
            + key
            + ": "
            + text
            + " is neither a column nor a Spark SQL expression ("
            + reason(e)
            + "); the columns are "
            + String.join(", ", raw.columns()));
  }

  /** The first line of the engine's message; the rest shows the plan. */
  private static String reason(AnalysisException e) {
    return e.getMessage().lines().findFirst().orElse("").replaceAll("\\s*SQLSTATE.*", "").strip();
  }

  /** A column's name as the engine takes it, whatever characters it holds. */
  static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
