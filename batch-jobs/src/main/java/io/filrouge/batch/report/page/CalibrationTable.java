package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.Calibration;
import java.util.function.DoubleFunction;

/** A calibration as a table: the other form of its picture. */
final class CalibrationTable {

  static DataTable of(
      Calibration calibration, DoubleFunction<String> label, Texts texts, String title) {
    DataTable table =
        new DataTable(title)
            .words(texts.text("column.tenth"))
            .numbers(texts.text("column.customers"))
            .numbers(texts.text("column.predicted"))
            .numbers(texts.text("column.observed"));
    for (Calibration.Tenth tenth : calibration.tenths()) {
      table.row(
          String.valueOf(tenth.number()),
          texts.count(tenth.customers()),
          label.apply(tenth.predicted()),
          label.apply(tenth.observed()));
    }
    return table;
  }

  private CalibrationTable() {}
}
