package io.filrouge.batch.report;

import io.filrouge.batch.report.figures.Calibration;
import io.filrouge.batch.report.figures.CurveLine;
import io.filrouge.batch.report.figures.Evaluation;
import io.filrouge.batch.report.figures.EvaluationMetric;
import io.filrouge.batch.tables.Catalogue;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.TableReader;
import io.filrouge.batch.tables.TableRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Back-tests, from {@code model_calibrations}, {@code model_evaluations} and {@code model_curves},
 * where {@code batch evaluate} has run.
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

  /** All models at a cutoff over so many days. */
  Evaluation at(LocalDate cutoff, int horizonDays, String currency) {
    Predicate<TableRow> isOfIt =
        row -> Integer.valueOf(horizonDays).equals(row.value("horizon_days"));
    return new Evaluation(
        cutoff,
        horizonDays,
        currency,
        grouped(rows("model_calibrations", cutoff, isOfIt.and(BackTests::isChosen)), "target")
            .stream()
            .map(BackTests::calibration)
            .toList(),
        rows("model_evaluations", cutoff, isOfIt).stream().map(BackTests::metric).toList(),
        grouped(rows("model_curves", cutoff, isOfIt), "target", "model", "curve").stream()
            .map(BackTests::line)
            .toList());
  }

  private static Collection<List<TableRow>> grouped(List<TableRow> rows, String... columns) {
    Map<List<Object>, List<TableRow>> groups = new LinkedHashMap<>();
    for (TableRow row : rows) {
      List<Object> key = Stream.of(columns).map(row::value).toList();
      groups.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
    }
    return groups.values();
  }

  private List<TableRow> chosen(String table) {
    return rows(
        table,
        row -> isChosen(row) && !((LocalDate) row.value("as_of_date")).isAfter(night.asOf()));
  }

  private static boolean isChosen(TableRow row) {
    return Boolean.TRUE.equals(row.value("is_chosen"));
  }

  private List<TableRow> rows(String table, Predicate<TableRow> isWanted) {
    return rows(table, (reader, visitor) -> reader.forEach(visitor), isWanted);
  }

  private List<TableRow> rows(String table, LocalDate cutoff, Predicate<TableRow> isWanted) {
    return rows(
        table, (reader, visitor) -> reader.forEachOf("as_of_date", cutoff, visitor), isWanted);
  }

  private List<TableRow> rows(
      String table,
      BiConsumer<TableReader, TableReader.Visitor> reading,
      Predicate<TableRow> isWanted) {
    List<TableRow> rows = new ArrayList<>();
    TableReader.Visitor visitor =
        row -> {
          if (isWanted.test(row)) {
            rows.add(row);
          }
          return true;
        };
    Catalogue.find(table)
        .filter(lake::has)
        .ifPresent(contract -> reading.accept(TableReader.open(lake, contract), visitor));
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
        (Double) row.value("value"),
        isChosen(row));
  }

  private static CurveLine line(List<TableRow> rows) {
    TableRow any = rows.get(0);
    return new CurveLine(
        (String) any.value("target"),
        (String) any.value("model"),
        isChosen(any),
        (String) any.value("curve"),
        rows.stream()
            .map(
                row ->
                    new CurveLine.Point(
                        (Double) row.value("position"),
                        (Long) row.value("customer_count"),
                        orElse(row.value("predicted"), Double.NaN),
                        (Double) row.value("observed")))
            .sorted(Comparator.comparing(CurveLine.Point::position))
            .toList());
  }
}
