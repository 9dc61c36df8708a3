package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.sources.Delivery;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.SourceColumns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;

/** Which columns each source has had, and since when. */
final class SeenColumns {
  private final Lake lake;
  private final Night night;
  private final Map<ColumnName, Seen> seen = new HashMap<>();

  SeenColumns(Lake lake, Night night) {
    this.lake = lake;
    this.night = night;
    if (!lake.has(SourceColumns.CONTRACT)) {
      return;
    }
    List<Row> rows =
        lake.read(SourceColumns.CONTRACT)
            .select(col("entity"), col("source"), col("column"), col("type"), col("first_seen_on"))
            .collectAsList();
    for (Row row : rows) {
      seen.put(
          new ColumnName(row.getString(0), row.getString(1), row.getString(2)),
          new Seen(row.getString(3), row.getDate(4).toLocalDate()));
    }
  }

  /** The columns that a source had on nights before this one. */
  Map<String, DataType> before(SourceConfig source) {
    Map<String, DataType> before = new TreeMap<>();
    seen.forEach(
        (name, since) -> {
          if (name.isOf(source) && since.on().isBefore(night.asOf())) {
            before.put(name.column(), DataType.fromDDL(since.type()));
          }
        });
    return before;
  }

  /** Notes columns that came or are accepted as lost, and keeps the former for later nights. */
  void register(Publisher publisher, List<Delivery> deliveries) {
    Map<ColumnName, Seen> before = new HashMap<>(seen);
    before.values().removeIf(since -> since.on().equals(night.asOf()));
    Map<ColumnName, Seen> now = new HashMap<>(before);
    for (Delivery delivery : deliveries) {
      warn(publisher, delivery, "new_column", delivery.newColumns());
      warn(publisher, delivery, "lost_column", delivery.absentColumns());
      if (delivery.columns().isEmpty()) {
        keep(now, delivery.source());
      }
      delivery
          .columns()
          .forEach(
              (column, type) ->
                  now.merge(
                      ColumnName.of(delivery.source(), column),
                      new Seen(type.sql(), night.asOf()),
                      (old, fresh) -> old.on().isAfter(fresh.on()) ? fresh : old));
    }
    // A night that is run again publishes what it published, though it be there.
    if (!now.equals(before) || !now.equals(seen) || !lake.has(SourceColumns.CONTRACT)) {
      publish(publisher, now);
    }
  }

  /** Where nothing was delivered, a night that is run again still knows what it saw. */
  private void keep(Map<ColumnName, Seen> now, SourceConfig source) {
    seen.forEach(
        (name, since) -> {
          if (name.isOf(source)) {
            now.put(name, since);
          }
        });
  }

  private void publish(Publisher publisher, Map<ColumnName, Seen> now) {
    List<Row> rows = new ArrayList<>();
    now.forEach(
        (name, since) ->
            rows.add(
                RowFactory.create(
                    name.entity(),
                    name.source(),
                    name.column(),
                    since.type(),
                    java.sql.Date.valueOf(since.on()))));
    publisher.overwrite(
        SourceColumns.CONTRACT,
        lake.spark().createDataFrame(rows, SourceColumns.CONTRACT.schema()));
  }

  private static void warn(
      Publisher publisher, Delivery delivery, String rule, List<String> columns) {
    if (!columns.isEmpty()) {
      publisher.note(
          new QualityResult(
              publisher.job(),
              delivery.source().subject(),
              rule,
              "warn",
              false,
              columns.size(),
              String.join(", ", columns)));
    }
  }

  private record ColumnName(String entity, String source, String column) {
    static ColumnName of(SourceConfig source, String column) {
      return new ColumnName(source.entity().wireName(), source.name(), column);
    }

    boolean isOf(SourceConfig other) {
      return entity.equals(other.entity().wireName()) && source.equals(other.name());
    }
  }

  private record Seen(String type, LocalDate on) {}
}
