package io.filrouge.batch.tables;

import io.filrouge.domain.quality.RowCountLimits;
import io.filrouge.domain.quality.Spread;
import io.filrouge.domain.quality.StabilityIndex;
import io.filrouge.domain.quality.Verdict;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A table's figures beside those of the night before and of the tables it was made from. What there
 * is nothing to compare with is not judged: a first night has nothing but figures.
 */
final class NightComparison {
  /** The row count, as every table has it. */
  static final String ROWS = "rows_published";

  private final TableContract table;
  private final LocalDate night;
  private final Map<String, Double> figures;
  private final double rowCount;
  private final QualityLimits limits;
  private final List<Finding> findings = new ArrayList<>();

  private NightComparison(
      TableContract table,
      LocalDate night,
      long rowCount,
      Map<String, Double> figures,
      QualityLimits limits) {
    this.table = table;
    this.night = night;
    this.rowCount = rowCount;
    this.figures = figures;
    this.limits = limits;
  }

  /**
   * Compares a table.
   *
   * @param job the job that publishes it
   * @param figures its {@link Figures} by name
   */
  static List<Finding> of(
      String job,
      LocalDate night,
      TableContract table,
      long rowCount,
      Map<String, Double> figures,
      EarlierResults earlier,
      QualityLimits limits) {
    NightComparison comparison = new NightComparison(table, night, rowCount, figures, limits);
    comparison.totals(earlier);
    Comparisons compared = table.comparisons();
    if (compared.isSteady() || !compared.watched().isEmpty() || !compared.bands().isEmpty()) {
      earlier.lastNight(job).ifPresent(comparison::lastNight);
    }
    return comparison.findings;
  }

  private void totals(EarlierResults earlier) {
    for (Total total : table.comparisons().totals()) {
      OptionalDouble expected =
          total.isAsIn() == null
              ? OptionalDouble.empty()
              : earlier.thisNight(total.isAsIn(), total.figure());
      if (expected.isPresent()) {
        double found = figures.getOrDefault(total.figure(), 0.0);
        findings.add(
            Finding.mustBe(
                total.rule(),
                found - expected.getAsDouble(),
                plain(found) + " and not " + plain(expected.getAsDouble())));
      }
    }
  }

  private void lastNight(NightResults before) {
    OptionalDouble rowsBefore = before.value(table.path(), ROWS);
    if (rowsBefore.isEmpty()) {
      return;
    }
    long then = (long) rowsBefore.getAsDouble();
    long now = (long) rowCount;
    if (table.comparisons().isSteady() && limits.rowCounts().compares(then)) {
      rowCount(then, now, before.night());
    }
    if (limits.drift().compares(ChronoUnit.DAYS.between(before.night(), night), then, now)) {
      table.comparisons().watched().forEach(watched -> drift(watched, before, then));
      table.comparisons().bands().forEach(bands -> drift(bands, before));
    }
  }

  private void rowCount(long then, long now, LocalDate on) {
    Verdict verdict = limits.rowCounts().judge(then, now);
    String words = String.format(Locale.ROOT, "%,d rows after %,d on %s", now, then, on);
    findings.add(
        Finding.compared(
            "row_count_steady",
            verdict,
            rounded(RowCountLimits.change(then, now)),
            verdict == Verdict.FAIL
                ? words + "; if that is right, --set quality.row-counts.fail-when-fewer=1 once"
                : words));
  }

  private void drift(Watched watched, NightResults before, long rowsBefore) {
    if (watched.isNumber()) {
      shift(watched, before);
    }
    Optional<Map<String, Long>> then = spread(watched, rowsBefore, name -> value(before, name));
    Optional<Map<String, Long>> now = spread(watched, (long) rowCount, this::value);
    if (then.isPresent() && now.isPresent() && then.get().size() > 1) {
      double index = StabilityIndex.of(then.get(), now.get());
      findings.add(
          Finding.compared(
              watched.isNumber()
                  ? watched.name() + "_filled_as_before"
                  : watched.name() + "_spread_as_before",
              limits.drift().judgeIndex(index),
              rounded(index),
              String.format(Locale.ROOT, "stability index %.2f, ", index)
                  + largestMove(then.get(), now.get())));
    }
  }

  private void drift(Bands bands, NightResults before) {
    Map<String, Long> then = spread(bands, name -> value(before, name));
    Map<String, Long> now = spread(bands, this::value);
    if (then.isEmpty() || now.isEmpty()) {
      return;
    }
    double index = StabilityIndex.of(then, now);
    Verdict verdict = limits.drift().judgeScore(index);
    String words =
        String.format(Locale.ROOT, "stability index %.2f, ", index) + largestMove(then, now);
    findings.add(
        Finding.compared(
            bands.rule(),
            verdict,
            rounded(index),
            verdict == Verdict.FAIL
                ? words
                    + "; look at the night's score_models, and if that is right, --set"
                    + " quality.drift.score-stability-index=100 once"
                : words));
  }

  /** Rows by band; none where the figures are not all known. */
  private static Map<String, Long> spread(Bands bands, Known known) {
    Map<String, Long> spread = new LinkedHashMap<>();
    for (String band : bands.names()) {
      OptionalDouble rows = known.value(bands.rowsIn(band));
      if (rows.isEmpty()) {
        return Map.of();
      }
      spread.put(band, (long) rows.getAsDouble());
    }
    return spread;
  }

  private void shift(Watched watched, NightResults before) {
    OptionalDouble mean = value(before, watched.mean());
    OptionalDouble deviation = value(before, watched.deviation());
    OptionalDouble meanNow = value(watched.mean());
    OptionalDouble deviationNow = value(watched.deviation());
    if (mean.isEmpty() || deviation.isEmpty() || meanNow.isEmpty() || deviationNow.isEmpty()) {
      return;
    }
    double difference =
        new Spread(mean.getAsDouble(), deviation.getAsDouble())
            .standardisedDifference(new Spread(meanNow.getAsDouble(), deviationNow.getAsDouble()));
    findings.add(
        Finding.compared(
            watched.name() + "_mean_as_before",
            limits.drift().judgeDifference(difference),
            rounded(difference),
            String.format(
                Locale.ROOT,
                "mean %.4g after %.4g, %.2f standard deviations",
                meanNow.getAsDouble(),
                mean.getAsDouble(),
                difference)));
  }

  private interface Known {
    OptionalDouble value(String figure);
  }

  // Rows by value; of a column of numbers those that are filled and those that are not.
  private static Optional<Map<String, Long>> spread(Watched watched, long rows, Known known) {
    Map<String, Long> spread = new LinkedHashMap<>();
    List<String> values = new ArrayList<>(watched.values());
    if (watched.column().isNullable()) {
      values.add("null");
    }
    long counted = 0;
    for (String value : values) {
      OptionalDouble count = known.value(watched.rowsWith(value));
      if (count.isEmpty()) {
        return Optional.empty();
      }
      spread.put(value, (long) count.getAsDouble());
      counted += (long) count.getAsDouble();
    }
    if (watched.isNumber()) {
      spread.put("filled", rows - counted);
    }
    return Optional.of(spread);
  }

  private static String largestMove(Map<String, Long> then, Map<String, Long> now) {
    String moved = null;
    double most = -1;
    for (String value : now.keySet()) {
      double move = Math.abs(share(now, value) - share(then, value));
      if (move > most) {
        moved = value;
        most = move;
      }
    }
    return String.format(
        Locale.ROOT,
        "%s %.0f %% after %.0f %%",
        moved,
        100 * share(now, moved),
        100 * share(then, moved));
  }

  private static double share(Map<String, Long> rows, String value) {
    long all = rows.values().stream().mapToLong(Long::longValue).sum();
    return (double) rows.getOrDefault(value, 0L) / Math.max(1, all);
  }

  private OptionalDouble value(NightResults before, String figure) {
    return before.value(table.path(), figure);
  }

  private OptionalDouble value(String figure) {
    Double value = figures.get(figure);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e4) / 1e4;
  }

  private static String plain(double number) {
    return String.format(Locale.ROOT, "%,.0f", number);
  }
}
