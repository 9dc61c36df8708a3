package io.filrouge.batch.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A score whose rows spread over bands about as on the night before: a score that has gone mad is
 * not published.
 *
 * @param ends where one band ends and the next begins, rising
 */
public record Bands(Column column, List<Double> ends) {

  public Bands {
    ends = List.copyOf(ends);
  }

  /** The rule's name in {@code quality_results}. */
  String rule() {
    return column.name() + "_bands_as_before";
  }

  /** The bands' names, the lowest first. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (int band = 0; band <= ends.size(); band++) {
      names.add(
          band == 0
              ? "below " + plain(ends.get(0))
              : band == ends.size()
                  ? "from " + plain(ends.get(band - 1))
                  : plain(ends.get(band - 1)) + " to " + plain(ends.get(band)));
    }
    return names;
  }

  /** How many rows lie in a band. */
  String rowsIn(String band) {
    return "rows with " + column.name() + " " + band;
  }

  /** A Spark SQL condition: whether a row lies in a band, 0 for the lowest. */
  String condition(int band) {
    String above = band == 0 ? "true" : column.name() + " >= " + ends.get(band - 1);
    String below = band == ends.size() ? "true" : column.name() + " < " + ends.get(band);
    return above + " AND " + below;
  }

  private static String plain(double end) {
    return end == Math.rint(end) ? String.format(Locale.ROOT, "%.0f", end) : String.valueOf(end);
  }
}
