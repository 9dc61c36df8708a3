package io.filrouge.batch.report;

import io.filrouge.batch.report.figures.Calibration;
import io.filrouge.batch.report.figures.EvaluationMetric;
import io.filrouge.batch.tables.Catalogue;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.TableReader;
import io.filrouge.batch.tables.TableRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The newest back-tests of the models that nights score with, from {@code model_calibrations} and
 * {@code model_evaluations}, where {@code batch evaluate} has run.
 */
final class BackTests {
  private final Lake lake;
  private final Night night;

  BackTests(Lake lake, Night night) {
    this.lake = lake;
    this.night = night;
  }

  /** Of each score and target the newest calibration of the chosen model. */
  List<Calibration> calibrations() {
    Map<String, List<TableRow>> newest = new TreeMap<>();
    for (TableRow row : chosen("model_calibrations")) {
      newest.merge(
          row.value("score") + " " + row.value("target"),
          new ArrayList<>(List.of(row)),
          BackTests::newer);
    }
    return newest.values().stream().map(BackTests::calibration).toList();
  }

  /** The measures of the newest back-test of each score and target, of the chosen model. */
  List<EvaluationMetric> metrics() {
    Map<String, List<TableRow>> newest = new TreeMap<>();
    for (TableRow row : chosen("model_evaluations")) {
      newest.merge(
          row.value("score") + " " + row.value("target"),
          new ArrayList<>(List.of(row)),
          BackTests::newer);
    }
    return newest.values().stream()
        .flatMap(
            rows ->
                rows.stream()
                    .map(BackTests::metric)
                    .sorted(Comparator.comparing(EvaluationMetric::metric)))
        .toList();
  }

  private List<TableRow> chosen(String table) {
    List<TableRow> rows = new ArrayList<>();
    Catalogue.find(table)
        .filter(lake::has)
        .ifPresent(
            contract ->
                TableReader.open(lake, contract)
                    .forEach(
                        row -> {
                          LocalDate cutoff = (LocalDate) row.value("as_of_date");
                          if (Boolean.TRUE.equals(row.value("is_chosen"))
                              && !cutoff.isAfter(night.asOf())) {
                            rows.add(row);
                          }
                          return true;
                        }));
    return rows;
  }

  /** The rows of the later cutoff and, of equal ones, of the longer horizon. */
  private static List<TableRow> newer(List<TableRow> known, List<TableRow> one) {
    int order = TEST.compare(known.get(0), one.get(0));
    if (order == 0) {
      known.addAll(one);
    }
    return order < 0 ? one : known;
  }

  private static final Comparator<TableRow> TEST =
      Comparator.comparing((TableRow row) -> (LocalDate) row.value("as_of_date"))
          .thenComparing(row -> (Integer) row.value("horizon_days"));

  private static Calibration calibration(List<TableRow> rows) {
    TableRow any = rows.get(0);
    return new Calibration(
        (LocalDate) any.value("as_of_date"),
        (String) any.value("score"),
        (String) any.value("target"),
        (String) any.value("model"),
        (Integer) any.value("horizon_days"),
        rows.stream()
            .map(BackTests::tenth)
            .sorted(Comparator.comparing(Calibration.Tenth::number))
            .toList());
  }

  private static Calibration.Tenth tenth(TableRow row) {
    double observed = (Double) row.value("observed");
    return new Calibration.Tenth(
        (Integer) row.value("decile"),
        (Long) row.value("customer_count"),
        (Double) row.value("predicted"),
        observed,
        orElse(row.value("low"), observed),
        orElse(row.value("high"), observed));
  }

  private static double orElse(Object value, double other) {
    return value == null ? other : (Double) value;
  }

  private static EvaluationMetric metric(TableRow row) {
    return new EvaluationMetric(
        (LocalDate) row.value("as_of_date"),
        (String) row.value("target"),
        (String) row.value("model"),
        (Integer) row.value("horizon_days"),
        (String) row.value("metric"),
        (Double) row.value("value"));
  }
}
