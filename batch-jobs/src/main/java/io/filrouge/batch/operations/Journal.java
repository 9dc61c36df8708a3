package io.filrouge.batch.operations;

import io.filrouge.batch.tables.LakeFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What jobs did, in a small file each, until it stands in {@code job_runs} and {@code
 * quality_results}: a commit of the table format for each job would cost a small shop a fifth of
 * its night.
 *
 * <p>They lie in {@code operations/_journal/RUN/NUMBER-JOB.VERSION.json}. A file is never written
 * over: the next version is written beside it and only then is the earlier one taken away, so that
 * whatever is killed leaves one that is whole. Only who holds the lake's lease writes or folds, so
 * that whatever else lies there was left behind.
 */
public final class Journal {
  private static final String FOLDER = "operations/_journal";

  private final LakeFiles files;
  private final List<String> leftovers;
  private String runId = "";
  private int number;
  private int version;
  private Supplier<JobRecord> running;

  /** Opens the journal of a lake whose lease is held. */
  public Journal(LakeFiles files) {
    this.files = files;
    this.leftovers = List.copyOf(files.names(FOLDER));
  }

  /** Whether an earlier run left something that is not in the tables, or not surely so. */
  boolean hasLeftovers() {
    return !leftovers.isEmpty();
  }

  /**
   * Notes that a job runs.
   *
   * @param soFar how far it has come, whenever asked
   */
  public synchronized void started(Supplier<JobRecord> soFar) {
    JobRecord record = soFar.get();
    number = record.runId().equals(runId) ? number + 1 : 1;
    runId = record.runId();
    version = 0;
    running = soFar;
    write(record);
  }

  /** Notes how far the running job has come, if one is running. */
  public synchronized void refresh() {
    if (running != null) {
      write(running.get());
    }
  }

  /** Notes that the running job has ended. */
  public synchronized void ended(JobRecord record) {
    running = null;
    write(record);
  }

  /**
   * All that is not yet folded, oldest first, which what earlier runs left is, whatever the clock
   * said then; what never ended was killed.
   */
  List<JobRecord> records() {
    List<JobRecord> records = records(leftovers);
    List<String> own = new ArrayList<>(files.names(FOLDER));
    own.removeAll(leftovers);
    records.addAll(records(own));
    return records;
  }

  private List<JobRecord> records(List<String> runs) {
    List<JobRecord> records = new ArrayList<>();
    for (String run : runs) {
      // Sorted by name, a later version overrides an earlier one.
      Map<String, JobRecord> newest = new TreeMap<>();
      for (String name : files.names(FOLDER + "/" + run)) {
        Optional<JobRecord> record =
            files.read(FOLDER + "/" + run + "/" + name).flatMap(JobRecord::fromJson);
        record.ifPresent(known -> newest.put(known.job(), known.leftBehind()));
      }
      records.addAll(newest.values());
    }
    records.sort(Comparator.comparing(JobRecord::startedAt));
    return records;
  }

  /** Takes away what now stands in the tables. */
  void clear() {
    files.delete(FOLDER);
  }

  private void write(JobRecord record) {
    version++;
    files.write(path(record, version), record.toJson());
    if (version > 1) {
      files.delete(path(record, version - 1));
    }
  }

  private String path(JobRecord record, int ofVersion) {
    return String.format(
        Locale.ROOT,
        "%s/%s/%02d-%s.%06d.json",
        FOLDER,
        record.runId(),
        number,
        record.job(),
        ofVersion);
  }
}
