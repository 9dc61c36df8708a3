package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.TableContract;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Publishes a night's rows, and spares the commit where there are none and were none. */
final class NightlyRows {
  /**
   * Publishes as many rows as were counted.
   *
   * @param rows the night's rows, some; empty for none
   * @param rowCount how many there are, where that was counted: another number is a failure, and
   *     nothing is published
   */
  static void publish(
      Publisher publisher,
      Lake lake,
      TableContract contract,
      String nightColumn,
      Optional<Dataset<Row>> rows,
      OptionalLong rowCount) {
    Dataset<Row> published =
        rows.orElseGet(() -> lake.spark().createDataFrame(List.of(), contract.schema()));
    if (rows.isPresent()
        || !lake.has(contract)
        || hasPublished(publisher, lake, contract)
        || hadRows(publisher, lake, contract, nightColumn)) {
      publisher.replaceNight(contract, nightColumn, published, rowCount);
    }
  }

  // The night that made the table, run again: it says of it what it said.
  private static boolean hasPublished(Publisher publisher, Lake lake, TableContract contract) {
    return lake.writtenFor(contract).equals(Optional.of(publisher.night().asOf()));
  }

  private static boolean hadRows(
      Publisher publisher, Lake lake, TableContract contract, String nightColumn) {
    return !lake.read(contract).where(col(nightColumn).equalTo(publisher.night().date())).isEmpty();
  }

  private NightlyRows() {}
}
