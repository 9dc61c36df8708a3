package io.filrouge.batch.metrics;

import io.filrouge.batch.operations.JobRecord;
import io.filrouge.batch.operations.Patience;
import io.filrouge.batch.operations.RunListener;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.settings.Outcome;
import io.prometheus.metrics.model.snapshots.Labels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Leaves two files of metrics for each job that ends: what its last run was like, and when it last
 * ended well. The second one outlives failures, and a job that was killed writes neither: so a
 * success that is long ago tells of both.
 */
public final class JobMetrics implements RunListener {
  private static final Duration LONGEST_WRITE = Duration.ofSeconds(5);

  private final TextfileFolder folder;
  private final String shop;
  private final Patience patience;

  /**
   * @param shop what tells shops apart that share the folder
   * @param patience with the folder's disk, of all runs of a command
   */
  public JobMetrics(Path folder, String shop, Patience patience) {
    this.folder = new TextfileFolder(folder);
    this.shop = shop;
    this.patience = patience;
  }

  @Override
  public void runStarted(String runId, Night night, List<String> jobs) {
    patience.runStarted();
  }

  @Override
  public void jobStarted(JobRecord record, Publisher publisher) {
    PeakHeap.reset();
  }

  @Override
  public void jobEnded(JobRecord record, Outcome outcome, Publisher publisher) {
    String name = "filrouge-" + shop + "-" + record.job();
    // Not "job": that is Prometheus' own label for what it asks.
    Labels labels = Labels.of("batch_job", record.job(), "shop", shop);
    put(name, lastRun(labels, record, outcome, publisher));
    if (outcome == Outcome.DONE) {
      put(name + "-success", lastSuccess(labels, record, publisher.night()));
    }
  }

  private void put(String name, Gauges gauges) {
    try {
      patience.await(LONGEST_WRITE, () -> folder.put(name, gauges));
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot write metrics: " + name, e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("Cannot write metrics: " + name, e);
    }
  }

  private static Gauges lastRun(
      Labels labels, JobRecord record, Outcome outcome, Publisher publisher) {
    Gauges gauges =
        new Gauges(labels)
            .add(JobMetric.LAST_RUN, end(record))
            .add(JobMetric.AS_OF, NightEnd.of(publisher.night()))
            .add(JobMetric.DURATION, record.duration())
            .add(JobMetric.CPU, record.cpu())
            .add(JobMetric.EXIT_CODE, outcome.exitCode())
            .add(JobMetric.ROWS_WRITTEN, record.rowsWritten())
            .add(JobMetric.PEAK_HEAP, PeakHeap.bytes())
            .add(
                JobMetric.RUN, 1, Labels.of("run_id", record.runId(), "version", record.version()));
    publisher
        .touchedShare()
        .ifPresent(
            share ->
                gauges.add(
                    JobMetric.TOUCHED_RATIO,
                    share.all() == 0 ? 0 : (double) share.touched() / share.all()));
    BrokenRules broken = new BrokenRules();
    record
        .checks()
        .forEach(
            check -> {
              SourceMetrics.add(gauges, publisher.night(), check);
              broken.add(check);
            });
    broken.addTo(gauges);
    return gauges;
  }

  private static Gauges lastSuccess(Labels labels, JobRecord record, Night night) {
    return new Gauges(labels)
        .add(JobMetric.LAST_SUCCESS, end(record))
        .add(JobMetric.LAST_SUCCESS_AS_OF, NightEnd.of(night));
  }

  private static Instant end(JobRecord record) {
    return record.startedAt().plus(record.duration());
  }
}
