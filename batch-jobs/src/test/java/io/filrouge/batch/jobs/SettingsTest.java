package io.filrouge.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.filrouge.batch.sources.SourcesConfig;
import io.filrouge.batch.tables.QualityLimits;
import io.filrouge.domain.segments.EngagementRules;
import io.filrouge.domain.segments.SegmentRules;
import io.filrouge.domain.segments.Urbanity;
import io.filrouge.settings.Configuration;
import io.filrouge.settings.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final String ORDERS =
      """
      as-of = 2026-03-31
      sources.orders.shop { format = csv, path = "orders.csv", options { header = true }
        columns { customer_key = customer, ordered_at = at, amount = amount } }
      """;

  // Audiences are looked at one by one, by a check of their own.
  private static final Set<String> APART = Set.of("exports");

  /** For each part of a night's settings a value that it cannot have. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("night", "as-of = \"31/03/2026\""),
          Map.entry("shop", "shop.time-zone = Nowhere"),
          Map.entry("sources", "quality.freshness.sources.orders.shop = soon"),
          Map.entry("identity", "identity.limits.email = many"),
          Map.entry("scores", "scores.churn.horizon = soon"),
          Map.entry("recommendations", "scores.recommendations.products-per-customer = 500"),
          Map.entry("features", "features.prospect-engagement.hot-from = 5"),
          Map.entry("segments", "segments.habits.from-purchase-days = 0"),
          Map.entry("holdout", "holdout.share = 2"),
          Map.entry("contacts", "reactivation.caps.daily = -1"),
          Map.entry("build", "nightly.full-from-share = 2"),
          Map.entry("quality", "quality.named-rows = -1"),
          Map.entry("triggers", "activation.from-kafka = true, stream.topics.partitions = 0"),
          Map.entry("parity", "cart.idle-timeout = soon"),
          Map.entry("attributionWindow", "reactivation.attribution-window = soon"),
          Map.entry("report", "report.window = 1 h"),
          Map.entry("metrics", "metrics.shop = Paris"),
          Map.entry(
              "lineage", "lineage.openlineage { url = \"http://host\", file = lineage.jsonl }"),
          Map.entry("access", "lake.lease-expiry = 1 s"));

  @TempDir Path folder;

  @Test
  void takesTheRulesTheDomainSuggestsWhereNothingIsSaid() {
    Settings settings = Settings.from(config(""), null);

    assertThat(settings.segments()).isEqualTo(SegmentRules.defaults());
    assertThat(settings.quality()).isEqualTo(QualityLimits.defaults());
    assertThat(settings.features().engagement()).isEqualTo(EngagementRules.defaults());
    assertThat(settings.features().urbanity().of("FR", "75011")).isEmpty();
  }

  @Test
  void passesOnSettingsOfTheEngineWhoseNamesBeginOthers() {
    Config spark =
        config(
            """
            spark {
              "hadoop.fs.s3a.endpoint" = "http://store", "hadoop.fs.s3a.endpoint.region" = here
              sql.shuffle.partitions = 8
            }
            """);

    assertThat(LakeAccess.spark(spark))
        .containsEntry("spark.hadoop.fs.s3a.endpoint", "http://store")
        .containsEntry("spark.hadoop.fs.s3a.endpoint.region", "here")
        .containsEntry("spark.sql.shuffle.partitions", "8");
  }

  @Test
  void readsPostcodePrefixesByCountry() {
    Settings settings =
        Settings.from(
            config(
                """
                segments.geography {
                  urban-postcode-prefixes { FR = ["75", 69], "United Kingdom" = [EC] }
                  suburban-postcode-prefixes.FR = ["92"]
                }
                """),
            null);

    var urbanity = settings.features().urbanity();
    assertThat(urbanity.of("FR", "69003")).contains(Urbanity.URBAN);
    assertThat(urbanity.of("FR", "92100")).contains(Urbanity.SUBURBAN);
    assertThat(urbanity.of("United Kingdom", "EC1A 1BB")).contains(Urbanity.URBAN);
    assertThat(urbanity.of("United Kingdom", "SW1A")).contains(Urbanity.RURAL);
  }

  @Test
  void readsHowOldTheNewestRowOfASourceMayBe() {
    SourcesConfig usual = Settings.from(config(""), null).sources();
    SourcesConfig strict =
        Settings.from(config("quality.freshness.sources.orders.shop = 2 d"), null).sources();

    assertThat(usual.freshness().warnAfterDays(usual.sources().get(0))).hasValue(7);
    assertThat(strict.freshness().warnAfterDays(strict.sources().get(0))).hasValue(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "segments.geography.urban-postcode-prefixes.FR = 75 | Cannot read"
            + " segments.geography.urban-postcode-prefixes.FR: 75; give a list of prefixes such as"
            + " [\"75\", \"69\"]",
        "segments.geography.urban-postcode-prefixes.FR = [\"\"] | Cannot read segments.geography:"
            + " Cannot use postcode prefix of FR: ''; give the first letters or digits",
        "segments.habits.from-purchase-days = 0 | Cannot read segments.habits: Cannot use habit"
            + " threshold from-purchase-days: 0; give 1 or more",
        "segments.interests.from-share = 20 | Cannot read segments.interests: Cannot use interest"
            + " threshold from-share: 20; give a share up to 1",
        "segments.lifecycle.at-risk-after-gaps-if-discontented = 3 | Cannot read"
            + " segments.lifecycle: Cannot use lifecycle threshold"
            + " at-risk-after-gaps-if-discontented: 3; give gaps above 0, no more than"
            + " at-risk-after-gaps",
        "quality.row-counts.fail-when-fewer = 0.05 | Cannot read quality: Cannot use quality limit"
            + " row-counts.fail-when-fewer: 0.05; give a share from warn-when-fewer to 1",
        "quality.named-rows = -1 | Cannot use quality.named-rows: -1; give 0 or more",
        "quality.freshness.sources.orders.shap = 2 d | Cannot use"
            + " quality.freshness.sources.orders.shap: there is no such source; did you mean"
            + " orders.shop? accepted are orders.shop",
        "quality.freshness.sources.orders.shop = soon | Cannot read"
            + " quality.freshness.sources.orders.shop: it is not a time such as 7 d; mend it",
        "features.prospect-engagement.hot-from = 5 | Cannot read features.prospect-engagement:"
            + " Cannot use engagement threshold hot-from: 5; give more than warm-from"
      })
  void saysWhichKeyCannotBeUsed(String line, String message) {
    assertThatThrownBy(() -> Settings.from(config(line), null)).hasMessage(message);
  }

  @Test
  void readsEveryPartOfANightBlockByBlockToo() {
    Stream<String> parts =
        Stream.of(Settings.class.getRecordComponents()).map(RecordComponent::getName);

    assertThat(parts.filter(part -> !APART.contains(part)))
        .containsExactlyInAnyOrderElementsOf(REFUSED.keySet());
    REFUSED.forEach(
        (part, line) -> {
          String ofNight = refusal(config -> Settings.from(config, null), config(line));
          assertThat(ofNight).as(part).isNotNull();
          assertThat(Settings.blocks())
              .as(part)
              .anyMatch(block -> ofNight.equals(refusal(block, config(line))));
        });
  }

  private static String refusal(Consumer<Config> block, Config config) {
    try {
      block.accept(config);
      return null;
    } catch (Failure e) {
      return e.getMessage();
    } catch (ConfigException e) {
      return "Cannot read configuration: " + e.getMessage();
    }
  }

  @Test
  void readsTheConfigurationsThatShip() {
    for (String name :
        List.of("demo", "every-channel", "online-retail", "cdnow", "complete-journey", "rees46")) {
      Config config = Configuration.load(Path.of("../conf", name + ".conf"), Map.of());

      assertThat(Settings.from(config, "2026-03-31").lakeUri()).isNotBlank();
    }
  }

  private Config config(String more) {
    Path file = folder.resolve("shop.conf");
    try {
      Files.writeString(file, ORDERS + more);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Configuration.load(file, Map.of());
  }
}
