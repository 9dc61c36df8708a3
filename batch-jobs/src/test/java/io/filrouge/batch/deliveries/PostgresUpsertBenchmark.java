package io.filrouge.batch.deliveries;

import io.filrouge.settings.Configuration;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * A delivery against a plain COPY of the same rows, by the same writers, into a table with the same
 * key: run by {@code benchmarks/postgres_upsert.py}. The rows are made as they are sent, so that
 * nothing is measured of the engine that brings them.
 */
final class PostgresUpsertBenchmark {
  private static final Date LATER = Date.valueOf("2026-12-24");

  private final long rows;
  private final PostgresTarget target;
  private final TestPostgres postgres;
  private double copySeconds;

  private PostgresUpsertBenchmark(long rows, TestPostgres postgres) {
    this.rows = rows;
    this.postgres = postgres;
    this.target = target(postgres.port());
  }

  /** Takes the number of rows. */
  public static void main(String[] arguments) throws Exception {
    try (TestPostgres postgres = new TestPostgres("on")) {
      postgres.run("CREATE SCHEMA crm");
      new PostgresUpsertBenchmark(Long.parseLong(arguments[0]), postgres).run();
    }
  }

  private void run() throws Exception {
    copySeconds = copy();
    tell("COPY into the table itself", copySeconds);
    tell("delivery, all rows new", deliver("2026-01-01", id -> 0));
    tell("delivery, the same night again", deliver("2026-01-01", id -> 0));
    tell("delivery, 1 row in 10 changed", deliver("2026-01-02", id -> id % 10 == 0 ? 1 : 0));
    tell("delivery, all rows changed", deliver("2026-01-03", id -> 2));
    tell("COPY into the table itself, again", copy());
  }

  private double copy() throws Exception {
    Statements statements =
        new Statements(target, target.table().staging("crm", UUID.randomUUID()));
    postgres.run(
        statements.createStaging().replace("UNLOGGED ", ""),
        "ALTER TABLE " + statements.staging().sql() + " ADD PRIMARY KEY (customer_id)");
    long began = System.nanoTime();
    stage(statements, "2026-01-01", id -> 0);
    double seconds = (System.nanoTime() - began) / 1e9;
    postgres.run("DROP TABLE " + statements.staging().sql());
    return seconds;
  }

  private double deliver(String night, LongToDoubleFunction added) throws Exception {
    Statements statements =
        new Statements(target, target.table().staging("crm", UUID.randomUUID()));
    long began = System.nanoTime();
    try (TargetDatabase database = TargetDatabase.open(target, statements)) {
      database.prepare();
      stage(statements, night, added);
      double staged = (System.nanoTime() - began) / 1e9;
      Merged merged = database.merge(LocalDate.parse(night), rows);
      System.out.printf(
          Locale.ROOT, "  staged in %.2f s, %,d rows changed%n", staged, merged.changed());
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private void stage(Statements statements, String night, LongToDoubleFunction added)
      throws Exception {
    StagedRows writer = new StagedRows(target.access(), statements);
    List<Callable<Long>> writers = new ArrayList<>();
    for (int i = 0; i < target.writers(); i++) {
      long from = rows * i / target.writers();
      long to = rows * (i + 1) / target.writers();
      Date date = Date.valueOf(night);
      writers.add(
          () ->
              writer
                  .call(
                      LongStream.range(from, to)
                          .mapToObj(id -> row(id, date, added.applyAsDouble(id)))
                          .iterator())
                  .next());
    }
    ExecutorService threads = Executors.newFixedThreadPool(target.writers());
    try {
      for (Future<Long> written : threads.invokeAll(writers)) {
        written.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  // In no order of the key, as ids are.
  private static Row row(long id, Date night, double added) {
    String customer =
        UUID.nameUUIDFromBytes(Long.toString(id).getBytes(StandardCharsets.UTF_8)).toString();
    double value = id % 977;
    return RowFactory.create(
        customer,
        night,
        "entrenchment",
        "needs attention",
        "B",
        value / 7 + added,
        value / 9,
        value / 5,
        (double) (id % 100),
        "scored",
        "EUR",
        id % 1009 / 1009.0,
        (double) (id % 100),
        id % 31 / 8.0,
        LATER,
        id % 3 == 0,
        id % 5 == 0,
        false,
        id % 20 == 0);
  }

  private static PostgresTarget target(int port) {
    String block =
        "{url = \"jdbc:postgresql://localhost:"
            + port
            + "/postgres\", user = postgres, table = crm.customer_scores, writers = 4}";
    return PostgresTarget.all(
            Configuration.load(null, Map.of("deliveries.postgres.crm", block)), name -> null)
        .get("crm");
  }

  private void tell(String what, double seconds) {
    System.out.printf(
        Locale.ROOT,
        "%-36s %,d rows %8.2f s %6.2f x COPY%n",
        what,
        rows,
        seconds,
        seconds / copySeconds);
  }
}
