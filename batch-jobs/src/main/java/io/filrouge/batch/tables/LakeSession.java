package io.filrouge.batch.tables;

import static java.util.Map.entry;

import io.filrouge.batch.localfiles.LocalFiles;
import io.filrouge.settings.Failure;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Spark sessions that read and write the lake. */
public final class LakeSession {
  /** The key of Spark's master. */
  public static final String MASTER = "spark.master";

  /**
   * What turns minutes into seconds when Spark runs in one process: the defaults are made for
   * clusters and large tables.
   */
  private static final Map<String, String> LOCAL =
      Map.of(
          "spark.sql.shuffle.partitions", "4",
          "spark.databricks.delta.snapshotPartitions", "2",
          "spark.sql.sources.parallelPartitionDiscovery.parallelism", "4",
          "spark.ui.enabled", "false",
          "spark.driver.host", "127.0.0.1",
          "spark.driver.bindAddress", "127.0.0.1");

  private static final Map<String, String> ALWAYS =
      Map.ofEntries(
          entry("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension"),
          entry(
              "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog"),
          // Readers without Spark open a table only where it has no deletion vectors.
          entry("spark.databricks.delta.properties.defaults.enableDeletionVectors", "false"),
          entry("spark.sql.sources.partitionOverwriteMode", "static"),
          // Smallest and largest values are noted only where a table is searched by them: noting
          // them of every column took an eighth of an intake.
          entry("spark.databricks.delta.properties.defaults.dataSkippingNumIndexedCols", "0"),
          // Values of which there is one a row gain nothing from a dictionary.
          entry("spark.hadoop.parquet.enable.dictionary#row_hash", "false"),
          entry("spark.hadoop.parquet.enable.dictionary#event_id", "false"),
          // With a time zone other than UTC, Delta would verify its list of files after each commit
          // by
          // reading the table's whole log again.
          entry("spark.databricks.delta.allFilesInCrc.enabled", "false"),
          // Java does not compile methods beyond 8,000 bytes: Spark must not fuse more into one.
          entry("spark.sql.codegen.hugeMethodLimit", "8000"),
          // Rows are judged by long chains of derived columns, over which the optimiser's inferred
          // constraints multiply: planning an intake took minutes with them, and gained nothing.
          entry("spark.sql.constraintPropagation.enabled", "false"),
          // Delta's own store of commits holds within one process only.
          entry("spark.delta.logStore.s3a.impl", ConditionalLogStore.class.getName()),
          // Groups with a set or a list of their own are added up without a sort up to so many a
          // task: the engine's 128 are made for groups much larger than orders.
          entry("spark.sql.objectHashAggregate.sortBased.fallbackThreshold", "65536"),
          // Kept rows go to disk: compactly, and compressed.
          entry("spark.serializer", "org.apache.spark.serializer.KryoSerializer"),
          entry("spark.kryoserializer.buffer.max", "512m"),
          entry("spark.rdd.compress", "true"),
          // LZ4, the engine's default, is read by Java code alone since lz4-java was mended. It
          // took a sixth of all that tasks did.
          entry("spark.io.compression.codec", "snappy"));

  /** What spark-submit has settled before this process began. */
  private static final Set<String> SUBMITTED = Set.of(MASTER, "spark.jars");

  /**
   * Opens the session of this process.
   *
   * @param zone the shop's time zone: dates are cut and local times are read in it
   * @param settings engine settings of the configuration; they win over the defaults here
   */
  public static SparkSession open(ZoneId zone, Map<String, String> settings) {
    SparkSession.Builder builder = SparkSession.builder().appName("filrouge");
    String master = master(settings);
    builder = builder.master(master);
    if (isLocal(master)) {
      builder = configured(builder, LOCAL);
      builder = configured(builder, LocalFiles.SETTINGS);
    }
    builder = configured(builder, ALWAYS);
    builder = builder.config("spark.sql.session.timeZone", zone.getId());
    builder = configured(builder, open(settings));
    return builder.getOrCreate();
  }

  /**
   * Makes sure that a session can be opened in this process: one of a cluster needs what
   * spark-submit gives a process.
   *
   * @throws Failure of exit code 2 when the settings name a cluster and this was not submitted
   */
  public static void requireSubmitted(Map<String, String> settings) {
    String master = master(settings);
    if (submittedTo().isEmpty() && !isLocal(master)) {
      throw Failure.configuration(
          "Cannot run on "
              + master
              + " without spark-submit; give the launcher --master "
              + master
              + ", or --cluster FILE where a file says so");
    }
  }

  /** Whether a master is the process itself, and no cluster. */
  public static boolean isLocal(String master) {
    return master.startsWith("local");
  }

  private static String master(Map<String, String> settings) {
    return submittedTo().orElseGet(() -> settings.getOrDefault(MASTER, "local[*]"));
  }

  /** The cluster that spark-submit has named. */
  private static Optional<String> submittedTo() {
    return Optional.ofNullable(new SparkConf().get(MASTER, null));
  }

  private static Map<String, String> open(Map<String, String> settings) {
    Map<String, String> open = new TreeMap<>(settings);
    if (submittedTo().isPresent()) {
      open.keySet().removeAll(SUBMITTED);
    }
    return open;
  }

  /**
   * Whether a session was told that its tables are small, by shuffling into one part: then the
   * number of jobs counts and not the rows that they look at.
   */
  public static boolean isForSmallTables(SparkSession session) {
    return session.conf().get("spark.sql.shuffle.partitions").equals("1");
  }

  private static SparkSession.Builder configured(
      SparkSession.Builder builder, Map<String, String> settings) {
    settings.forEach(builder::config);
    return builder;
  }

  private LakeSession() {}
}
