package io.filrouge.batch.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.sources.SourcesConfig;
import io.openlineage.client.utils.DatasetIdentifier;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
  @ParameterizedTest
  @CsvSource({
    "/data/lake/mart/customer_360, file, /data/lake/mart/customer_360",
    "file:///data/a lake, file, /data/a lake",
    "s3a://bucket/lake/mart, s3://bucket, lake/mart",
    "hdfs://name:8020/lake, hdfs://name:8020, /lake",
    "abfss://box@account.dfs.core.windows.net/lake,"
        + " abfss://box@account.dfs.core.windows.net, lake"
  })
  void areNamedByStoreAndPath(String uri, String namespace, String name) {
    assertThat(Places.of(uri)).isEqualTo(new DatasetIdentifier(name, namespace));
  }

  @Test
  void areAbsolute() {
    assertThat(Places.of("var/lake").getName())
        .isEqualTo(Path.of("var/lake").toAbsolutePath().toString());
  }

  @Test
  void ofManyFilesAreTheirFolder() {
    assertThat(Places.ofFiles("/shop/orders/2026-*/part-*.csv").getName())
        .isEqualTo("/shop/orders");
    assertThat(Places.ofFiles("/shop/orders.csv").getName()).isEqualTo("/shop/orders.csv");
  }

  @Test
  void ofDatabasesNameTheTableAndNoPassword() {
    DatasetIdentifier place =
        SourceDatasets.of(
                source(
                    "format = jdbc, options { dbtable = crm.orders,"
                        + " url = \"jdbc:postgresql://db:5432/shop?user=me&password=s3cret\" }"),
                Optional.empty())
            .orElseThrow();

    assertThat(place).isEqualTo(new DatasetIdentifier("shop.crm.orders", "postgres://db:5432"));
  }

  private static SourceConfig source(String where) {
    return SourcesConfig.from(
            ConfigFactory.parseString(
                    "sources.orders.shop { "
                        + where
                        + ", columns { customer_key = c, ordered_at = t, amount = a } }")
                .withFallback(ConfigFactory.defaultReference())
                .resolve())
        .sources()
        .get(0);
  }
}
