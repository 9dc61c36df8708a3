package io.filrouge.domain.evaluation;

import io.filrouge.domain.evaluation.Forecaster.Depth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares what forecasters say of customers with what these customers then did. Every forecaster
 * meets the same customers and the same resamples of them.
 *
 * <p>Takes some 50 bytes a cell beside the outcomes, and a few hundred passes over the cells a
 * forecaster.
 */
public final class BackTest {

  private final List<CustomerOutcome> outcomes;
  private final long[] counts;
  private final Resamples resamples;
  private final WeeksCurve weeks;

  /**
   * @param outcomes of at least one customer
   * @param seed of the bootstrap; the same seed gives the same intervals
   */
  public BackTest(Outcomes outcomes, long seed) {
    if (outcomes.cells().isEmpty()) {
      throw new IllegalArgumentException("Cannot back-test without customers; give some");
    }
    this.outcomes = outcomes.cells().stream().map(Outcomes.Counted::outcome).toList();
    this.counts = outcomes.cells().stream().mapToLong(Outcomes.Counted::count).toArray();
    this.resamples = new Resamples(seed, counts);
    this.weeks = new WeeksCurve(outcomes);
  }

  /** How well a forecaster did. */
  public ModelEvaluation evaluate(Forecaster forecaster) {
    Sample sample = sample(forecaster);
    List<Metric> metrics = metrics(forecaster);
    boolean isCalibrated = forecaster.depth() != Depth.RANK;
    double[][] resampled = resamples.of(weights -> figures(sample, metrics, weights));
    return new ModelEvaluation(
        forecaster.model(),
        forecaster.target(),
        forecaster.isChosen(),
        measured(sample, metrics, resampled),
        isCalibrated ? deciles(sample, metrics.size(), resampled) : List.of(),
        curves(forecaster, sample, isCalibrated));
  }

  /** How well a forecaster did, without intervals and curves. */
  public List<Measured> measure(Forecaster forecaster) {
    Sample sample = sample(forecaster);
    List<Measured> measured = new ArrayList<>();
    for (Metric metric : metrics(forecaster)) {
      double value = metric.of(sample, counts);
      if (!Double.isNaN(value)) {
        measured.add(new Measured(metric, value, Interval.NONE.low(), Interval.NONE.high()));
      }
    }
    return measured;
  }

  private List<CurvePoint> curves(Forecaster forecaster, Sample sample, boolean isOfValues) {
    List<CurvePoint> curves = new ArrayList<>(GainCurve.of(sample, counts, isOfValues));
    if (isOfValues && forecaster.target() == Target.ORDERS) {
      curves.addAll(FrequencyCurve.of(outcomes, sample, counts));
    }
    forecaster.course().map(weeks::of).ifPresent(curves::addAll);
    return curves;
  }

  /** The metrics, and what came in each decile. */
  private static double[] figures(Sample sample, List<Metric> metrics, long[] weights) {
    double[] figures = new double[metrics.size() + Deciles.COUNT];
    for (int i = 0; i < metrics.size(); i++) {
      figures[i] = metrics.get(i).of(sample, weights);
    }
    Reliability reliability = new Reliability(sample, weights);
    for (int i = 0; i < Deciles.COUNT; i++) {
      figures[metrics.size() + i] = reliability.observed(i);
    }
    return figures;
  }

  private List<Measured> measured(Sample sample, List<Metric> metrics, double[][] resampled) {
    List<Measured> measured = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      double value = metrics.get(i).of(sample, counts);
      if (Double.isNaN(value)) {
        continue;
      }
      Interval interval =
          metrics.get(i).hasInterval() ? Resamples.interval(resampled, i) : Interval.NONE;
      measured.add(new Measured(metrics.get(i), value, interval.low(), interval.high()));
    }
    return measured;
  }

  private List<CalibrationDecile> deciles(Sample sample, int firstFigure, double[][] resampled) {
    Reliability reliability = new Reliability(sample, counts);
    List<CalibrationDecile> deciles = new ArrayList<>();
    for (int i = 0; i < Deciles.COUNT; i++) {
      if (reliability.customers(i) > 0) {
        Interval interval = Resamples.interval(resampled, firstFigure + i);
        deciles.add(
            new CalibrationDecile(
                i + 1,
                reliability.customers(i),
                reliability.predicted(i),
                reliability.observed(i),
                interval.low(),
                interval.high()));
      }
    }
    return deciles;
  }

  private static List<Metric> metrics(Forecaster forecaster) {
    List<Metric> metrics = new ArrayList<>(forecaster.target().ofRanks());
    if (forecaster.depth() != Depth.RANK) {
      metrics.addAll(forecaster.target().ofValues());
    }
    if (forecaster.depth() == Depth.VALUE_WITH_INTERVAL) {
      metrics.add(Metric.INTERVAL_COVERAGE);
    }
    return metrics;
  }

  private Sample sample(Forecaster forecaster) {
    int size = outcomes.size();
    double[] predicted = new double[size];
    double[] actual = new double[size];
    double[] low = new double[size];
    double[] high = new double[size];
    IntStream.range(0, size)
        .parallel()
        .forEach(
            i -> {
              Forecast forecast = forecaster.rule().apply(outcomes.get(i));
              predicted[i] = forecast.value();
              actual[i] = forecaster.target().actual(outcomes.get(i));
              low[i] = forecast.low();
              high[i] = forecast.high();
            });
    return new Sample(
        predicted, actual, counts, low, high, forecaster.target() == Target.NO_PURCHASE);
  }
}
