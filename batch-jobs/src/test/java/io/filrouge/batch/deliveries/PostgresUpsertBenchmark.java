package io.filrouge.batch.deliveries;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.settings.Configuration;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A delivery against a plain COPY of the same rows by the same writers into a table with the same
 * key: run by {@code benchmarks/postgres_upsert.py}, never with the tests.
 */
final class PostgresUpsertBenchmark {
  private static final long ROWS = Long.getLong("bench.rows", 100_000);

  @TempDir private Path folder;
  private double copySeconds;

  @Test
  void deliversAgainstCopy() {
    try (TestPostgres postgres = new TestPostgres("on")) {
      postgres.run("CREATE SCHEMA crm");
      PostgresTarget target = target(postgres.port());
      Dataset<Row> first = customers("2026-01-01", "0");
      copySeconds = seconds(() -> copy(postgres, target, first));
      tell("COPY into the table itself", copySeconds);
      tell("delivery, all rows new", deliver(target, "2026-01-01", first));
      tell("delivery, the same night again", deliver(target, "2026-01-01", first));
      tell(
          "delivery, 1 row in 10 changed",
          deliver(target, "2026-01-02", customers("2026-01-02", "IF(id % 10 = 0, 1, 0)")));
      tell(
          "delivery, all rows changed",
          deliver(target, "2026-01-03", customers("2026-01-03", "2")));
      double again = seconds(() -> copy(postgres, target, first));
      tell("COPY into the table itself, once more", again);
    }
  }

  private static void copy(TestPostgres postgres, PostgresTarget target, Dataset<Row> rows) {
    Statements statements =
        new Statements(target, target.table().staging("crm", UUID.randomUUID()));
    postgres.run(
        statements.createStaging().replace("UNLOGGED ", ""),
        "ALTER TABLE " + statements.staging().sql() + " ADD PRIMARY KEY (customer_id)");
    PostgresDelivery.stage(
        rows.selectExpr(target.columns().stream().map(TargetColumn::name).toArray(String[]::new)),
        new StagedRows(target.access(), statements));
    postgres.run("DROP TABLE " + statements.staging().sql());
  }

  private double deliver(PostgresTarget target, String night, Dataset<Row> customers) {
    try (Publisher publisher = new LakeFixture(folder).publisher(night, "deliver")) {
      PostgresDelivery delivery = new PostgresDelivery(publisher, customers, System.out::println);
      return seconds(() -> System.out.println(delivery.to(target).line()));
    }
  }

  private static Dataset<Row> customers(String night, String added) {
    Dataset<Row> rows =
        SparkFixture.spark()
            .range(0, ROWS, 1, 4)
            .selectExpr(
                "sha1(CAST(id AS STRING)) AS customer_id",
                "'entrenchment' AS lifecycle_stage",
                "'needs attention' AS rfm_segment",
                "'B' AS pareto_class",
                "id % 977 / 7D + " + added + " AS ltv_amount",
                "id % 977 / 9D AS ltv_low",
                "id % 977 / 5D AS ltv_high",
                "id % 100 / 1D AS ltv_percentile",
                "'scored' AS ltv_eligibility",
                "'EUR' AS currency",
                "id % 1009 / 1009D AS churn_probability",
                "id % 100 / 1D AS churn_percentile",
                "id % 31 / 8D AS expected_orders",
                "DATE_ADD(DATE '2026-01-01', CAST(id % 300 AS INT)) AS next_order_expected_date",
                "id % 3 = 0 AS is_email_allowed",
                "id % 5 = 0 AS is_sms_allowed",
                "false AS is_push_allowed",
                "id % 20 = 0 AS is_holdout",
                "DATE '" + night + "' AS as_of_date")
            .cache();
    rows.count();
    return rows;
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

  private static double seconds(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1e9;
  }

  private void tell(String what, double seconds) {
    System.out.printf(
        Locale.ROOT,
        "%-40s %,d rows %8.2f s %6.2f x COPY%n",
        what,
        ROWS,
        seconds,
        seconds / copySeconds);
  }
}
