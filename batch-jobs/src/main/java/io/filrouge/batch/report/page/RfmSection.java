package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.CustomerBase;
import io.filrouge.batch.report.figures.CustomerBase.Cell;
import io.filrouge.batch.report.figures.ReportFigures;

/** The buyers by how lately and how often they bought. */
final class RfmSection {
  private static final String ID = "rfm";
  private static final int GOOD = 4;

  static Section of(ReportFigures figures, Texts texts) {
    CustomerBase buyers = figures.base().where(cell -> cell.recency() > 0);
    if (buyers.customers() == 0) {
      return Section.begin(ID, texts, texts.text("rfm.none"));
    }
    CustomerBase best = buyers.where(cell -> cell.recency() >= GOOD && cell.frequency() >= GOOD);
    double value = buyers.total(Cell::value);
    String lead =
        texts.text(
            "rfm.lead",
            texts.count(best.customers()),
            texts.count(buyers.customers()),
            value == 0 ? "\u2013" : texts.share(best.total(Cell::value) / value));
    return Section.begin(ID, texts, lead)
        .add(
            Section.figure(
                RfmGrid.of(figures.base(), texts, texts.text("rfm.picture")),
                texts.text("rfm.caption"),
                table(buyers, value, texts).folded(texts.text("figure.table"))));
  }

  private static DataTable table(CustomerBase buyers, double value, Texts texts) {
    DataTable table =
        new DataTable(texts.text("rfm.picture"))
            .words(texts.text("column.recency"))
            .words(texts.text("column.frequency"))
            .numbers(texts.text("column.customers"))
            .numbers(texts.text("column.net"))
            .numbers(texts.text("column.value-share"));
    for (int recency = RfmGrid.BEST; recency >= 1; recency--) {
      for (int frequency = RfmGrid.BEST; frequency >= 1; frequency--) {
        CustomerBase cell = RfmGrid.at(buyers, recency, frequency);
        if (cell.customers() > 0) {
          table.row(
              String.valueOf(recency),
              String.valueOf(frequency),
              texts.count(cell.customers()),
              texts.money(cell.total(Cell::netAmount)),
              value == 0 ? "\u2013" : texts.share(cell.total(Cell::value) / value));
        }
      }
    }
    return table;
  }

  private RfmSection() {}
}
