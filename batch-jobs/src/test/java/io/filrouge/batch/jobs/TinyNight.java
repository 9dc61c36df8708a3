package io.filrouge.batch.jobs;

import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.operations.Journal;
import io.filrouge.batch.operations.Lease;
import io.filrouge.batch.operations.LeaseSettings;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.settings.Configuration;
import io.filrouge.settings.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A shop with a handful of orders, and a night of it as the commands run one. */
final class TinyNight {
  static final LocalDate NIGHT = LocalDate.parse("2026-01-31");

  private final Path folder;
  private final Settings settings;
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param overrides keys of the configuration
   */
  TinyNight(Path folder, Map<String, String> overrides) {
    this.folder = folder;
    Map<String, String> all = new LinkedHashMap<>();
    all.put("shop.time-zone", "Europe/Paris");
    all.put("lake.uri", folder.resolve("lake").toString());
    all.put(
        "sources.orders.till",
        "{ format = csv, path = \""
            + folder
            + "/orders/*.csv\", options { header = true }, columns {"
            + " order_id = id, customer_key = customer, ordered_at = at, amount = total } }");
    all.putAll(overrides);
    try {
      Files.createDirectories(folder.resolve("orders"));
      Files.writeString(
          folder.resolve("orders/orders.csv"),
          """
          id,customer,at,total
          o1,c1,2026-01-02T10:00:00,10.00
          o2,c2,2026-01-03T10:00:00,20.00
          o3,c1,2026-01-30T10:00:00,30.00
          o4,c3,not a time,40.00
          """);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    settings = Settings.from(Configuration.load(null, all), NIGHT.toString());
  }

  /** A job of every night, by its name. */
  static Job job(String name) {
    return Job.NIGHTLY.stream().filter(job -> job.name().equals(name)).findFirst().orElseThrow();
  }

  List<JobResult> run(Job... jobs) {
    return run(new Warnings(), jobs);
  }

  List<JobResult> run(Progress progress, Job... jobs) {
    try (LakeFiles files = LakeFiles.open(settings.lakeUri(), Map.of());
        Lease lease =
            Lease.take(
                files,
                "test",
                new LeaseSettings(Duration.ZERO, Duration.ofMinutes(5)),
                warnings::add)) {
      Lake lake = new Lake(SparkFixture.spark(), settings.lakeUri());
      return new NightRun(lake, settings, progress, lease, new Journal(files), new Listeners())
          .run(List.of(jobs));
    }
  }

  /** What the run warned of. */
  List<String> warnings() {
    return warnings;
  }

  Path folder() {
    return folder;
  }

  private final class Warnings implements Progress {
    @Override
    public void night(LocalDate night, int number, int count, Duration left) {}

    @Override
    public void started(String job, int number, int count) {}

    @Override
    public void ended(String job, Outcome outcome, Duration duration, String made) {}

    @Override
    public void warned(String rule) {
      warnings.add(rule);
    }

    @Override
    public void close() {}
  }
}
