package io.filrouge.batch.operations;

import io.filrouge.batch.tables.DataFile;
import io.filrouge.batch.tables.EarlierResults;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.NightResults;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.QualityResults;
import io.filrouge.batch.tables.TableReader;
import io.filrouge.batch.tables.TableRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * What {@code quality_results} and the journal tell of earlier nights, and of a night's own jobs.
 *
 * <p>Read once a night, without the engine: the files of the night itself and, of each job, of its
 * latest night that broke no rule. Only where the table has been laid together all of it is read.
 */
public final class RecordedResults implements EarlierResults {
  private final LocalDate night;
  private final Map<String, NightResults> ofLastNight = new HashMap<>();
  private final Map<String, NightResults> ofThisNight = new HashMap<>();

  private RecordedResults(LocalDate night) {
    this.night = night;
  }

  /** Reads what was found before and on a night. */
  public static RecordedResults before(LocalDate night, Lake lake, Journal journal) {
    Recorded recorded =
        lake.has(QualityResults.CONTRACT)
            ? Recorded.in(TableReader.open(lake, QualityResults.CONTRACT))
            : new Recorded(null);
    for (JobRecord record : journal.records()) {
      if (!record.checks().isEmpty()) {
        recorded.put(record.asOf(), record.job(), record.checks());
      }
    }
    RecordedResults results = new RecordedResults(night);
    results.readThisNight(recorded);
    results.readLastNights(recorded);
    return results;
  }

  /** Adds what a job of the night found; it takes the place of what the job found before. */
  public void add(String job, List<QualityResult> results) {
    synchronized (ofThisNight) {
      ofThisNight.put(job, new NightResults(night, results));
    }
  }

  @Override
  public Optional<NightResults> lastNight(String job) {
    return Optional.ofNullable(ofLastNight.get(job));
  }

  @Override
  public OptionalDouble thisNight(String subject, String rule) {
    synchronized (ofThisNight) {
      return ofThisNight.values().stream()
          .map(results -> results.value(subject, rule))
          .filter(OptionalDouble::isPresent)
          .findFirst()
          .orElse(OptionalDouble.empty());
    }
  }

  private void readThisNight(Recorded recorded) {
    for (String job : recorded.jobsOf(night)) {
      add(job, recorded.of(night, job));
    }
  }

  private void readLastNights(Recorded recorded) {
    Set<String> found = new HashSet<>();
    for (LocalDate before : recorded.nightsBefore(night)) {
      for (String job : recorded.jobsOf(before)) {
        if (found.contains(job)) {
          continue;
        }
        List<QualityResult> results = recorded.of(before, job);
        if (results.stream().noneMatch(QualityResult::forbids)) {
          found.add(job);
          ofLastNight.put(job, new NightResults(before, results));
        }
      }
    }
  }

  /** A row of {@code quality_results}. */
  static QualityResult result(TableRow row) {
    return new QualityResult(
        (String) row.value("job"),
        (String) row.value("subject"),
        (String) row.value("rule"),
        (String) row.value("severity"),
        (Boolean) row.value("is_passed"),
        (Double) row.value("value"),
        (String) row.value("detail"));
  }

  /** Results by night and job; those of the table are read when they are asked for. */
  private static final class Recorded {
    private final TableReader table;
    private final NavigableMap<LocalDate, Map<String, List<QualityResult>>> nights =
        new TreeMap<>();

    private Recorded(TableReader table) {
      this.table = table;
    }

    /** All nights and jobs of the table: by its files where they lie by night and job. */
    static Recorded in(TableReader table) {
      Recorded recorded = new Recorded(table);
      List<DataFile> files = table.files();
      if (files.stream().allMatch(file -> file.partition().containsKey("as_of_date"))) {
        for (DataFile file : files) {
          recorded.put(
              LocalDate.parse(file.partition().get("as_of_date")),
              file.partition().get("job"),
              null);
        }
        return recorded;
      }
      table.forEach(recorded::add);
      return recorded;
    }

    /** Takes the place of what is known of a job and night; null: read it when it is needed. */
    void put(LocalDate night, String job, List<QualityResult> results) {
      nights.computeIfAbsent(night, date -> new TreeMap<>()).put(job, results);
    }

    List<LocalDate> nightsBefore(LocalDate night) {
      return List.copyOf(nights.headMap(night, false).descendingKeySet());
    }

    Set<String> jobsOf(LocalDate night) {
      return nights.getOrDefault(night, Map.of()).keySet();
    }

    List<QualityResult> of(LocalDate night, String job) {
      Map<String, List<QualityResult>> jobs = nights.get(night);
      if (jobs.get(job) == null) {
        read(night, jobs);
      }
      return jobs.get(job);
    }

    // All jobs of a night at once; what the journal tells of one stays.
    private void read(LocalDate night, Map<String, List<QualityResult>> jobs) {
      Set<String> missing = new HashSet<>();
      jobs.forEach(
          (job, results) -> {
            if (results == null) {
              missing.add(job);
            }
          });
      missing.forEach(job -> jobs.put(job, new ArrayList<>()));
      table.forEachOf(
          "as_of_date",
          night,
          row -> {
            QualityResult result = result(row);
            if (missing.contains(result.job())) {
              jobs.get(result.job()).add(result);
            }
            return true;
          });
    }

    private boolean add(TableRow row) {
      QualityResult result = result(row);
      nights
          .computeIfAbsent((LocalDate) row.value("as_of_date"), date -> new TreeMap<>())
          .computeIfAbsent(result.job(), job -> new ArrayList<>())
          .add(result);
      return true;
    }
  }
}
