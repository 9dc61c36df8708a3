package io.filrouge.batch.jobs;

import static org.apache.spark.sql.functions.broadcast;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.submission.ClusterSettings;
import io.filrouge.settings.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of a cluster that ship, over a shop's that say the opposite. */
final class ClusterConfTest {
  private static final Path CONF = Path.of("..", "conf");
  private static final String NO_HINTS = "spark.sql.optimizer.disableHints";

  private final Config config =
      Configuration.loadAll(
          List.of(CONF.resolve("demo.conf"), CONF.resolve("cluster.conf")), Map.of());
  private final Map<String, String> spark = LakeAccess.spark(config);

  @Test
  void winOverASmallShops() {
    Config demo = Configuration.load(CONF.resolve("demo.conf"), Map.of());

    assertThat(LakeAccess.spark(demo))
        .containsEntry("spark.sql.shuffle.partitions", "1")
        .containsEntry("spark.sql.codegen.wholeStage", "false");
    assertThat(spark)
        .containsEntry("spark.sql.shuffle.partitions", "32")
        .containsEntry("spark.sql.codegen.wholeStage", "true")
        .containsEntry("spark.sql.adaptive.enabled", "true");
  }

  @Test
  void nameNoClusterAndShowNoPage() {
    assertThat(ClusterSettings.from(config)).isEmpty();
    assertThat(spark).containsEntry("spark.ui.enabled", "false");
  }

  @Test
  void leaveTheShopToSayWhereJobsRun(@TempDir Path folder) throws IOException {
    Path shop =
        Files.writeString(
            folder.resolve("shop.conf"),
            "cluster { master = \"spark://shop:7077\", deploy-mode = cluster }\n");

    Config both = Configuration.loadAll(List.of(shop, CONF.resolve("cluster.conf")), Map.of());

    assertThat(ClusterSettings.from(both))
        .contains(new ClusterSettings("spark://shop:7077", ClusterSettings.CLUSTER));
  }

  @Test
  void sendNothingThroughTheDriverForAHintAlone() {
    assertThat(planOfAHintedJoin("false")).contains("BroadcastHashJoin");
    assertThat(planOfAHintedJoin(spark.get(NO_HINTS))).doesNotContain("Broadcast");
  }

  @Test
  void changeNothingThatANightMakes() {
    Config demo = Configuration.load(CONF.resolve("demo.conf"), Map.of());

    assertThat(Fingerprint.ofTables(config)).isEqualTo(Fingerprint.ofTables(demo));
  }

  private static String planOfAHintedJoin(String isWithoutHints) {
    SparkSession session = SparkFixture.spark().newSession();
    session.conf().set(NO_HINTS, isWithoutHints);
    session.conf().set("spark.sql.autoBroadcastJoinThreshold", "-1");
    return session
        .range(10)
        .join(broadcast(session.range(5)), "id")
        .queryExecution()
        .executedPlan()
        .toString();
  }
}
