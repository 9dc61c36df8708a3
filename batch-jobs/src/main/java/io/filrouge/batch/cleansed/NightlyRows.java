package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.col;

import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.TableContract;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Publishes a night's rows, and spares the commit where there are none and were none. */
final class NightlyRows {
  static void publish(
      Publisher publisher,
      Lake lake,
      TableContract contract,
      String nightColumn,
      Optional<Dataset<Row>> rows) {
    Dataset<Row> published =
        rows.orElseGet(() -> lake.spark().createDataFrame(java.util.List.of(), contract.schema()));
    boolean isTouched = rows.isPresent() && !published.isEmpty();
    if (isTouched || !lake.has(contract) || hadRows(publisher, lake, contract, nightColumn)) {
      publisher.replaceNight(contract, nightColumn, published);
    }
  }

  private static boolean hadRows(
      Publisher publisher, Lake lake, TableContract contract, String nightColumn) {
    return !lake.read(contract).where(col(nightColumn).equalTo(publisher.night().date())).isEmpty();
  }

  private NightlyRows() {}
}
