package io.filrouge.batch.tables;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * What a table promises to its readers: where it lies, its key, columns, meaning and rules.
 *
 * @param key columns that together name one row; empty for a table without a key
 * @param partitionedBy columns by which its files are laid out; empty for none
 * @param foundBy columns by whose span of values whole files are passed over when rows are looked
 *     for
 * @param comparisons what is compared with other nights and tables
 * @param isPersonal whether it may hold personal data
 */
public record TableContract(
    Layer layer,
    String name,
    String meaning,
    List<String> key,
    List<String> partitionedBy,
    List<String> foundBy,
    List<Column> columns,
    List<QualityRule> rules,
    Comparisons comparisons,
    boolean isPersonal) {

  public TableContract {
    Set<String> names = columns.stream().map(Column::name).collect(toSet());
    if (names.size() != columns.size()) {
      throw new IllegalArgumentException("Cannot build contract " + name + ": a column twice");
    }
    if (!names.containsAll(key)
        || !names.containsAll(partitionedBy)
        || !names.containsAll(foundBy)) {
      throw new IllegalArgumentException(
          "Cannot build contract " + name + ": key, partition or foundBy is not a column");
    }
    key = List.copyOf(key);
    partitionedBy = List.copyOf(partitionedBy);
    foundBy = List.copyOf(foundBy);
    columns = List.copyOf(columns);
    rules = List.copyOf(rules);
  }

  /** Starts a contract. */
  public static Builder table(Layer layer, String name, String meaning) {
    return new Builder(layer, name, meaning);
  }

  /** Layer and name, as in {@code mart/customer_360}. */
  public String path() {
    return layer.directory() + "/" + name;
  }

  /** The table's schema, with each column's meaning as its comment. */
  public StructType schema() {
    StructType schema = new StructType();
    for (Column column : columns) {
      schema = schema.add(column.field());
    }
    return schema;
  }

  /**
   * The closing select of every job: just the contract's columns, in its order and types.
   *
   * @throws org.apache.spark.sql.AnalysisException when {@code rows} lacks a column, which is a
   *     defect of the job and not of its input
   */
  public Dataset<Row> conform(Dataset<Row> rows) {
    org.apache.spark.sql.Column[] selected =
        columns.stream()
            .map(
                column ->
                    functions
                        .col(column.name())
                        .cast(column.type())
                        .as(column.name(), column.field().metadata()))
            .toArray(org.apache.spark.sql.Column[]::new);
    return rows.select(selected);
  }

  /**
   * Rows of the table as an earlier version left them, with the optional columns that came since.
   */
  public Dataset<Row> widen(Dataset<Row> rows) {
    List<String> present = List.of(rows.columns());
    Dataset<Row> widened = rows;
    for (Column column : columns) {
      if (column.isNullable() && !present.contains(column.name())) {
        widened = widened.withColumn(column.name(), functions.lit(null).cast(column.type()));
      }
    }
    return conform(widened);
  }

  /** Collects the parts of a contract; see {@link TableContract}. */
  public static final class Builder {
    private final Layer layer;
    private final String name;
    private final String meaning;
    private final List<Column> columns = new ArrayList<>();
    private final List<QualityRule> rules = new ArrayList<>();
    private final List<Watched> watched = new ArrayList<>();
    private final List<Bands> bands = new ArrayList<>();
    private final List<Total> totals = new ArrayList<>();
    private boolean isSteady;
    private List<String> key = List.of();
    private List<String> partitionedBy = List.of();
    private List<String> foundBy = List.of();
    private boolean isPersonal;

    private Builder(Layer layer, String name, String meaning) {
      this.layer = layer;
      this.name = name;
      this.meaning = meaning;
    }

    public Builder key(String... names) {
      key = List.of(names);
      return this;
    }

    public Builder partitionedBy(String... names) {
      partitionedBy = List.of(names);
      return this;
    }

    public Builder foundBy(String... names) {
      foundBy = List.of(names);
      return this;
    }

    public Builder personal() {
      isPersonal = true;
      return this;
    }

    public Builder column(Column column) {
      columns.add(column);
      return this;
    }

    public Builder columns(List<Column> more) {
      columns.addAll(more);
      return this;
    }

    public Builder required(String name, org.apache.spark.sql.types.DataType type, String meaning) {
      return column(Column.required(name, type, meaning));
    }

    public Builder optional(String name, org.apache.spark.sql.types.DataType type, String meaning) {
      return column(Column.optional(name, type, meaning));
    }

    public Builder mustHold(String rule, String condition) {
      rules.add(QualityRule.mustHold(rule, condition));
      return this;
    }

    public Builder shouldHold(String rule, String condition) {
      rules.add(QualityRule.shouldHold(rule, condition));
      return this;
    }

    /** A range, its ends included, for a column that is already there; where it is filled. */
    public Builder between(String column, double low, double high) {
      rules.add(QualityRule.between(known(column), low, high));
      return this;
    }

    /** All values that a column of texts may have, where it is filled. */
    public Builder oneOf(String column, List<String> values) {
      rules.add(QualityRule.oneOf(known(column), values));
      return this;
    }

    /** The same for a column whose values spread about as on the night before. */
    public Builder watchedOneOf(String column, List<String> values) {
      watched.add(new Watched(known(column), values));
      return oneOf(column, values);
    }

    /** Columns of numbers or flags whose values spread about as on the night before. */
    public Builder watched(String... names) {
      for (String name : names) {
        Column column = known(name);
        boolean isFlag = column.type().equals(ColumnTypes.FLAG);
        watched.add(new Watched(column, isFlag ? List.of("false", "true") : List.of()));
      }
      return this;
    }

    /** A score that is not published where its rows spread over bands in quite another way. */
    public Builder watchedInBands(String column, Double... ends) {
      bands.add(new Bands(known(column), List.of(ends)));
      return this;
    }

    /** A table that tells the whole of something: about as many rows as on the night before. */
    public Builder steady() {
      isSteady = true;
      return this;
    }

    /** A sum that other tables of the night compare theirs with; see {@link Total}. */
    public Builder total(String of, String sum) {
      totals.add(new Total(of, sum, null));
      return this;
    }

    /** A sum that must be the same as in a table that an earlier job of the night published. */
    public Builder totalAsIn(TableContract earlier, String of, String sum) {
      totals.add(new Total(of, sum, earlier.path()));
      return this;
    }

    public TableContract build() {
      return new TableContract(
          layer,
          name,
          meaning,
          key,
          partitionedBy,
          foundBy,
          columns,
          rules,
          new Comparisons(isSteady, watched, bands, totals),
          isPersonal);
    }

    private Column known(String column) {
      return columns.stream()
          .filter(candidate -> candidate.name().equals(column))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "Cannot build contract " + name + ": a rule of no column: " + column));
    }
  }
}
