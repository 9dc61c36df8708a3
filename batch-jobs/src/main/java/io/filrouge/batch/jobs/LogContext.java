package io.filrouge.batch.jobs;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.logging.log4j.core.util.ContextDataProvider;

/**
 * What every line of the log tells beside its message: the run, the night and the job. It holds for
 * the whole process, since a process runs one job at a time, and tables are published and tasks
 * carried out by threads that outlive jobs: what Log4j keeps by thread would be wrong in them.
 */
public final class LogContext implements ContextDataProvider {
  private static volatile Map<String, String> current = Map.of();

  /** A run begins; until the next one every line is told to be of it. */
  static void run(String runId, LocalDate asOf) {
    current = Map.of("run_id", runId, "as_of_date", asOf.toString());
  }

  /** A job of the run begins. */
  static void job(String job) {
    Map<String, String> withJob = new TreeMap<>(current);
    withJob.put("job", job);
    current = Map.copyOf(withJob);
  }

  /** The job has ended well: what follows is the run's own. */
  static void noJob() {
    Map<String, String> without = new TreeMap<>(current);
    without.remove("job");
    current = Map.copyOf(without);
  }

  @Override
  public Map<String, String> supplyContextData() {
    return current;
  }
}
