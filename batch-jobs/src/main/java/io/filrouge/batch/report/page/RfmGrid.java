package io.filrouge.batch.report.page;

import io.filrouge.batch.report.figures.CustomerBase;
import io.filrouge.batch.report.figures.CustomerBase.Cell;

/**
 * Customers by how lately and how often they bought: stronger in colour where more of the value is.
 */
final class RfmGrid {
  /** The best score. */
  static final int BEST = 5;

  private static final double LEFT = 46;
  private static final double CELL_WIDTH = 132;
  private static final double CELL_HEIGHT = 62;
  private static final double GAP = 3;
  private static final double LEAST_INK = 0.05;
  private static final double MOST_INK = 0.6;

  static Element of(CustomerBase base, Texts texts, String title) {
    CustomerBase buyers = base.where(cell -> cell.recency() > 0);
    double all = buyers.total(Cell::value);
    double largest = 0;
    for (int recency = 1; recency <= BEST; recency++) {
      for (int frequency = 1; frequency <= BEST; frequency++) {
        largest = Math.max(largest, share(at(buyers, recency, frequency), all));
      }
    }
    Element picture = Svg.picture(LEFT + BEST * CELL_WIDTH, BEST * CELL_HEIGHT + 48, title);
    for (int score = 1; score <= BEST; score++) {
      picture.add(
          Svg.text(
              LEFT - 12,
              (BEST - score + 0.5) * CELL_HEIGHT + 4,
              String.valueOf(score),
              "quiet end"),
          Svg.text(
              LEFT + (score - 0.5) * CELL_WIDTH,
              BEST * CELL_HEIGHT + 18,
              String.valueOf(score),
              "quiet middle"));
      for (int recency = 1; recency <= BEST; recency++) {
        CustomerBase cell = at(buyers, recency, score);
        draw(
            picture,
            cell,
            LEFT + (recency - 1) * CELL_WIDTH,
            (BEST - score) * CELL_HEIGHT,
            share(cell, all),
            largest,
            texts);
      }
    }
    return picture.add(
        Svg.text(LEFT, BEST * CELL_HEIGHT + 40, texts.text("rfm.recency-axis"), "quiet"),
        Svg.text(0, 0, texts.text("rfm.frequency-axis"), "quiet end")
            .with("transform", "translate(12 2) rotate(-90)"));
  }

  static CustomerBase at(CustomerBase base, int recency, int frequency) {
    return base.where(cell -> cell.recency() == recency && cell.frequency() == frequency);
  }

  private static double share(CustomerBase cell, double all) {
    return all == 0 ? 0 : cell.total(Cell::value) / all;
  }

  private static void draw(
      Element picture,
      CustomerBase cell,
      double x,
      double y,
      double share,
      double largest,
      Texts texts) {
    double ink = LEAST_INK + (MOST_INK - LEAST_INK) * share / Math.max(largest, 1e-9);
    double middle = x + (CELL_WIDTH - GAP) / 2;
    picture.add(
        Svg.rectangle(x, y, CELL_WIDTH - GAP, CELL_HEIGHT - GAP, "cell")
            .with("rx", 4)
            .with("fill-opacity", ink));
    if (cell.customers() > 0) {
      picture.add(
          Svg.text(middle, y + 27, texts.count(cell.customers()), "middle on-cell strong"),
          Svg.text(
              middle,
              y + 46,
              texts.text("rfm.of-value", texts.share(share)),
              "middle on-cell small"));
    }
  }

  private RfmGrid() {}
}
