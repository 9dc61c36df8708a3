package io.filrouge.batch.doctor;

import com.typesafe.config.Config;
import io.filrouge.batch.operations.Lease;
import io.filrouge.batch.operations.LeaseSettings;
import io.filrouge.batch.tables.Catalogue;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.JobRuns;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.TableReader;
import io.filrouge.batch.tables.TableRow;
import io.filrouge.settings.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Whether the lake is there and sane, which night it holds, how its last run ended, and who holds
 * it.
 *
 * @param config says when a holder counts as dead
 * @param spark engine settings, some of which say how to reach its file system
 * @param environment looks a variable up; null where it is not set
 */
record LakeCheck(
    String uri,
    Map<String, String> spark,
    Config config,
    UnaryOperator<String> environment,
    Clock clock)
    implements Check {
  static final String SALT = "FILROUGE_IDENTIFIER_SALT";

  private static final String DONE = "done";

  @Override
  public String subject() {
    return "lake";
  }

  @Override
  public List<Diagnosis> look() {
    try (LakeFiles files = LakeFiles.open(uri, spark)) {
      List<TableContract> there = new ArrayList<>();
      List<String> broken = new ArrayList<>();
      for (TableContract table : Catalogue.TABLES) {
        if (!files.names(table.path()).isEmpty()) {
          boolean hasLog =
              files.names(table.path() + "/_delta_log").stream()
                  .anyMatch(name -> name.endsWith(".json"));
          if (hasLog) {
            there.add(table);
          } else {
            broken.add(table.path());
          }
        }
      }
      List<Diagnosis> seen = new ArrayList<>();
      broken.forEach(path -> seen.add(broken(path)));
      seen.addAll(there.isEmpty() ? List.of(empty(files)) : nights(there));
      seen.add(salt(there.isEmpty()));
      Lease.look(files, LeaseSettings.from(config))
          .ifPresent(held -> seen.add(held(held.held(), held.isLeft())));
      return seen;
    }
  }

  private Diagnosis broken(String path) {
    return Diagnosis.wrong(
        subject(),
        path + " has files but no Delta log",
        "bring "
            + uri
            + "/"
            + path
            + "/_delta_log back, or move the folder away and run the nights again");
  }

  private Diagnosis empty(LakeFiles files) {
    return Diagnosis.ok(subject(), files + " has no tables yet; the first night makes them");
  }

  private List<Diagnosis> nights(List<TableContract> there) {
    List<Diagnosis> seen = new ArrayList<>();
    try {
      seen.add(
          Diagnosis.ok(
              subject(),
              there.size()
                  + " tables in "
                  + uri
                  + night(there).map(night -> ", customers as of " + night).orElse("")));
      if (there.contains(JobRuns.CONTRACT)) {
        lastRun().ifPresent(seen::add);
      }
    } catch (Failure failure) {
      seen.add(Diagnosis.of(subject(), failure));
    }
    return seen;
  }

  private Optional<Object> night(List<TableContract> there) {
    List<Object> first = new ArrayList<>();
    if (there.contains(Customer360.CONTRACT)) {
      TableReader.open(uri, Customer360.CONTRACT)
          .forEach(row -> first.add(row.value("as_of_date")) && false);
    }
    return first.stream().findFirst();
  }

  private Optional<Diagnosis> lastRun() {
    Map<Object, List<TableRow>> runs = new HashMap<>();
    TableReader.open(uri, JobRuns.CONTRACT)
        .forEach(
            row -> runs.computeIfAbsent(row.value("run_id"), run -> new ArrayList<>()).add(row));
    return runs.values().stream()
        .max((one, other) -> started(one).compareTo(started(other)))
        .map(this::told);
  }

  private Diagnosis told(List<TableRow> run) {
    LocalDate night = (LocalDate) run.get(0).value("as_of_date");
    Map<Object, Object> notDone = new TreeMap<>();
    run.stream()
        .filter(row -> !DONE.equals(row.value("outcome")))
        .forEach(row -> notDone.put(row.value("job"), row.value("outcome")));
    Duration age = Duration.between(started(run), clock.instant());
    String what = "the last run, for " + night + ", began " + SourceCheck.ago(age);
    if (age.isNegative()) {
      return Diagnosis.wrong(subject(), what, "set the clock");
    }
    return notDone.isEmpty()
        ? Diagnosis.ok(subject(), what + "; its " + run.size() + " jobs are done")
        : Diagnosis.warning(
            subject(),
            what + " and ended with " + notDone,
            "see docs/runbook.md, mend it, and run that night again");
  }

  private static Instant started(List<TableRow> run) {
    return run.stream()
        .map(row -> (Instant) row.value("started_at"))
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private Diagnosis salt(boolean isNew) {
    String value = environment.apply(SALT);
    if (value != null && !value.isBlank()) {
      return Diagnosis.ok("salt", SALT + " is set; it stays the same as long as the lake");
    }
    return isNew
        ? Diagnosis.warning(
            "salt",
            SALT + " is not set: whoever guesses an e-mail address could tell whether it is there",
            "set it before the first night of a real shop, and keep it as long as the lake")
        : Diagnosis.ok(
            "salt", SALT + " is not set, which is right where the first night had none either");
  }

  private Diagnosis held(String held, boolean isLeft) {
    return isLeft
        ? Diagnosis.warning(
            "lease",
            held + ", and has died",
            "run that again: it takes the lake over, and what was half done is not seen")
        : Diagnosis.warning(
            "lease", held, "wait for it, or let runs wait, as in --set lake.wait=30m");
  }
}
