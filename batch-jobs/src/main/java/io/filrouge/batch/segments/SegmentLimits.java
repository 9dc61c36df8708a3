package io.filrouge.batch.segments;

import static java.util.stream.Collectors.toMap;

import io.filrouge.domain.segments.ParetoLimits;
import io.filrouge.domain.segments.Quintiles;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * The edges of a night as the domain's rules take them.
 *
 * @param categoryShares each category's share of everybody's spend
 */
record SegmentLimits(
    Quintiles recency,
    Quintiles frequency,
    Quintiles monetary,
    ParetoLimits pareto,
    Map<String, Double> categoryShares)
    implements Serializable {

  /**
   * Reads the rows of {@code segments.segment_edges} of one night. Edges that are not there are
   * infinite: without a customer nobody is scored, and without a positive net amount nobody is
   * above class C.
   */
  static SegmentLimits of(List<Row> edges) {
    Map<String, Double> values =
        edges.stream()
            .collect(
                toMap(
                    row -> key(row.getAs("dimension"), row.getAs("edge")),
                    row -> row.<Double>getAs("value")));
    return new SegmentLimits(
        quintiles(values, QuintileEdges.RECENCY, "4-5", "3-4", "2-3", "1-2"),
        quintiles(values, QuintileEdges.FREQUENCY, "1-2", "2-3", "3-4", "4-5"),
        quintiles(values, QuintileEdges.MONETARY, "1-2", "2-3", "3-4", "4-5"),
        new ParetoLimits(
            value(values, ParetoEdges.PARETO, ParetoEdges.A_B),
            value(values, ParetoEdges.PARETO, ParetoEdges.B_C)),
        categoryShares(edges));
  }

  private static Map<String, Double> categoryShares(List<Row> edges) {
    return edges.stream()
        .filter(row -> row.getAs("dimension").equals(CategoryShares.CATEGORY_SHARE))
        .collect(toMap(row -> row.<String>getAs("edge"), row -> row.<Double>getAs("value")));
  }

  private static Quintiles quintiles(
      Map<String, Double> values,
      String dimension,
      String first,
      String second,
      String third,
      String fourth) {
    return new Quintiles(
        value(values, dimension, first),
        value(values, dimension, second),
        value(values, dimension, third),
        value(values, dimension, fourth));
  }

  private static double value(Map<String, Double> values, String dimension, String edge) {
    return values.getOrDefault(key(dimension, edge), Double.POSITIVE_INFINITY);
  }

  private static String key(String dimension, String edge) {
    return dimension + " " + edge;
  }
}
