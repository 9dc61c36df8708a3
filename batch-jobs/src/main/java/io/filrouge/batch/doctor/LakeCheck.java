package io.filrouge.batch.doctor;

import com.typesafe.config.Config;
import io.filrouge.batch.operations.Lease;
import io.filrouge.batch.operations.LeaseSettings;
import io.filrouge.batch.tables.Catalogue;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.JobRuns;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.batch.tables.LakePlace;
import io.filrouge.batch.tables.LogCheck;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.TableReader;
import io.filrouge.batch.tables.TableRow;
import io.filrouge.settings.Failure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      there.forEach(
          table ->
              LogCheck.all(new LakePlace(uri, spark), table)
                  .ifPresent(damage -> seen.add(Diagnosis.of(subject(), damage))));
      seen.addAll(there.isEmpty() ? List.of(empty(files)) : nights(there));
      seen.add(salt(there.isEmpty()));
      Lease.look(files, LeaseSettings.from(config))
          .ifPresent(held -> seen.add(held(held.held(), held.isLeft())));
      return seen;
    }
  }

  private Diagnosis broken(String path) {
    return Diagnosis.warning(
        subject(),
        path + " has files but no Delta log: its first night was killed, or the log is lost",
        "run that night again, or bring " + uri + "/" + path + "/_delta_log back");
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
      TableReader.open(new LakePlace(uri, spark), Customer360.CONTRACT)
          .forEach(row -> first.add(row.value("as_of_date")) && false);
    }
    return first.stream().findFirst();
  }

  private Optional<Diagnosis> lastRun() {
    List<TableRow> runs = new ArrayList<>();
    TableReader.open(new LakePlace(uri, spark), JobRuns.CONTRACT).forEach(runs::add);
    return LastNight.of(runs).map(night -> night.told(subject(), clock.instant()));
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
