package io.filrouge.batch.metrics;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values of metrics, all with some labels in common. */
final class Gauges {
  private static final double MILLIS = 1000;

  private final Labels common;
  private final Map<JobMetric, Map<Labels, Double>> gauges = new EnumMap<>(JobMetric.class);

  Gauges(Labels common) {
    this.common = common;
  }

  Gauges add(JobMetric metric, double value) {
    return add(metric, value, Labels.EMPTY);
  }

  Gauges add(JobMetric metric, Instant moment) {
    return add(metric, moment.toEpochMilli() / MILLIS);
  }

  Gauges add(JobMetric metric, Duration duration) {
    return add(metric, duration.toMillis() / MILLIS);
  }

  /** Takes the place of what was added with the same labels. */
  Gauges add(JobMetric metric, double value, Labels labels) {
    gauges.computeIfAbsent(metric, added -> new LinkedHashMap<>()).put(common.merge(labels), value);
    return this;
  }

  /** Writes them in Prometheus' text format. */
  void write(OutputStream out) throws IOException {
    MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
    gauges.forEach((metric, values) -> snapshots.metricSnapshot(snapshot(metric, values)));
    PrometheusTextFormatWriter.create().write(out, snapshots.build());
  }

  private static GaugeSnapshot snapshot(JobMetric metric, Map<Labels, Double> values) {
    GaugeSnapshot.Builder gauge =
        GaugeSnapshot.builder().name(metric.metricName()).help(metric.help());
    values.forEach(
        (labels, value) ->
            gauge.dataPoint(GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
    return gauge.build();
  }
}
