import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.exports.AudienceExport;
import io.filrouge.batch.exports.ExportSettings;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.CustomerContacts;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.CustomerRecords;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.LakeSession;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.TableContract;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** What export_million.py runs: a made-up base, a plain CSV write, and audiences of the same rows. */
public class ExportMillion {
  private static final String[] COLUMNS = {
    "lifecycle_stage", "rfm_segment", "pareto_class", "ltv_amount", "churn_probability",
    "churn_percentile", "favourite_category", "country", "preferred_hour", "last_order_at"
  };

  public static void main(String[] arguments) throws Exception {
    String folder = arguments[0];
    long customers = Long.parseLong(arguments[1]);
    int rounds = Integer.parseInt(arguments[2]);
    try (SparkSession spark =
        LakeSession.open(ZoneId.of("UTC"), Map.of("spark.master", "local[2]"))) {
      Lake lake = new Lake(spark, folder + "/lake");
      base(lake, customers, "c");
      System.out.println("| what | rows written | wall s | CPU s | rows a second | files' MB |");
      System.out.println("|---|---|---|---|---|---|");
      for (int round = 1; round <= rounds; round++) {
        plain(lake, folder + "/plain-" + round);
        export(lake, folder, "full-" + round, "full", "generic", "2026-01-31");
      }
      export(lake, folder, "changing", "changes", "generic", "2026-01-31");
      export(lake, folder, "advertised", "changes", "meta", "2026-01-31");
      // One in a hundred likes something else, one in a hundred has gone.
      base(lake, customers, "d");
      export(lake, folder, "changing", "changes", "generic", "2026-02-01");
      export(lake, folder, "advertised", "changes", "meta", "2026-02-01");
      System.out.printf(Locale.ROOT, "peak resident: %,d MB, of which heap at most %,d%n",
          peakMegabytes(), Runtime.getRuntime().maxMemory() >> 20);
    }
  }

  private static void base(Lake lake, long customers, String mark) {
    Dataset<Row> people =
        lake.spark()
            .range(0, customers, 1, 8)
            .selectExpr(
                "substr(sha2(cast(id AS string), 256), 1, 20) AS customer_id",
                "id % 100 = 7 AS is_touched",
                "id");
    put(lake, Customer360.CONTRACT,
        people
            .where(mark.equals("c") ? "true" : "id % 100 <> 8")
            .selectExpr(
                "customer_id", "DATE '2026-01-31' AS as_of_date", "'at_risk' AS lifecycle_stage",
                "'champions' AS rfm_segment", "'A' AS pareto_class", "id * 0.37D AS ltv_amount",
                "(id % 1000) / 1000D AS churn_probability", "(id % 100) * 1D AS churn_percentile",
                "if(is_touched, '" + mark + "', concat('category ', id % 40)) AS favourite_category",
                "'FR' AS country", "cast(id % 24 AS int) AS preferred_hour",
                "timestamp_seconds(1700000000 + id) AS last_order_at",
                "true AS is_email_allowed", "false AS is_holdout"));
    if (mark.equals("c")) {
      put(lake, CustomerContacts.CONTRACT,
          people.selectExpr(
              "customer_id", "'email' AS kind", "concat('person', id, '@shop.example') AS value",
              "true AS is_preferred"));
      put(lake, CustomerRecords.CONTRACT,
          people.selectExpr(
              "concat('r', id) AS record_identifier", "true AS is_email_allowed",
              "TIMESTAMP '2025-01-01' AS known_at"));
      put(lake, CustomerIdentifiers.CONTRACT,
          people.selectExpr("concat('r', id) AS identifier", "customer_id"));
    }
  }

  private static void put(Lake lake, TableContract table, Dataset<Row> rows) {
    Dataset<Row> whole = rows;
    for (var column : table.columns()) {
      if (!java.util.List.of(rows.columns()).contains(column.name())) {
        whole = whole.withColumn(column.name(), functions.lit(null).cast(column.type()));
      }
    }
    table.conform(whole).write().format("delta").mode("overwrite").save(lake.location(table));
  }

  private static void plain(Lake lake, String target) {
    Start started = Start.now();
    lake.read(Customer360.CONTRACT)
        .select("customer_id", COLUMNS)
        .write()
        .option("header", "true")
        .csv(target);
    told("plain Spark CSV, unsorted, no manifest", lake.read(Customer360.CONTRACT).count(), started, target);
  }

  private static void export(
      Lake lake, String folder, String name, String mode, String destination, String night) {
    Config config =
        ConfigFactory.parseString(
                "exports.audiences." + name + " { where = true, channel = email, mode = " + mode
                    + ", destination = " + destination
                    + (destination.equals("generic")
                        ? ", columns = [" + String.join(", ", COLUMNS) + "]"
                        : "")
                    + " }")
            .withFallback(ConfigFactory.parseResources("reference.conf"));
    String uri = folder + "/exports";
    Start started = Start.now();
    Night ofNight = new Night(LocalDate.parse(night), ZoneId.of("UTC"));
    try (Publisher publisher = new Publisher(lake, ofNight, "exports")) {
      AudienceExport.write(publisher, ExportSettings.from(config, uri), "benchmark");
    }
    String target = uri + "/" + name + "/as_of=" + night;
    long rows =
        lake.spark().read().json(lake.spark().read().textFile(target + "/manifest.json")
            .agg(functions.concat_ws("", functions.collect_list("value"))).as(org.apache.spark.sql.Encoders.STRING()))
            .first().getAs("row_count");
    told("audience, " + mode + ", " + destination + ", night of " + night, rows, started, target);
  }

  /** Began at this wall and processor time, both in nanoseconds. */
  private record Start(long wall, long processor) {
    static Start now() {
      return new Start(System.nanoTime(), processorTime());
    }

    private static long processorTime() {
      return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
          .getProcessCpuTime();
    }
  }

  private static void told(String what, long rows, Start started, String target) {
    double seconds = (System.nanoTime() - started.wall()) / 1e9;
    double processor = (Start.processorTime() - started.processor()) / 1e9;
    System.out.printf(
        Locale.ROOT, "| %s | %,d | %.1f | %.1f | %,.0f | %.0f |%n", what, rows, seconds, processor,
        rows / seconds, size(target) / 1e6);
  }

  private static long size(String folder) {
    long bytes = 0;
    for (java.io.File file : new java.io.File(folder).listFiles()) {
      bytes += file.length();
    }
    return bytes;
  }

  /** The most that the process ever held, as Linux counts it. */
  private static long peakMegabytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .sum();
    }
  }
}
