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
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
  @ParameterizedTest
  @CsvSource({
    "/data/lake/mart/customer_360, file, /data/lake/mart/customer_360",
    "file:///data/a lake, file, /data/a lake",
    "s3a://bucket/lake/mart, s3://bucket, lake/mart",
    "hdfs://name:8020/lake, hdfs://name:8020, /lake",
    "abfss://box@account.dfs.core.windows.net/lake,"
        + " abfss://box@account.dfs.core.windows.net, lake",
    "ftp://me:s3cret@host/orders.csv, ftp://host, /orders.csv",
    "s3a://key:s3cret@a_bucket/lake, s3://a_bucket, lake"
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
    assertThat(Places.ofFiles("/orders-*.csv").getName()).isEqualTo("/");
    assertThat(Places.ofFiles("orders-*.csv").getName())
        .isEqualTo(Path.of("").toAbsolutePath().toString());
    assertThat(Places.ofFiles("shop/orders-*.csv").getName())
        .isEqualTo(Path.of("shop").toAbsolutePath().toString());
    assertThat(Places.ofFiles("/shop/orders.csv").getName()).isEqualTo("/shop/orders.csv");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://db:5432/shop?user=me&password=s3cret, postgres://db:5432, shop.crm.orders",
    "jdbc:db2://db:50000/SHOP, db2://db:50000, SHOP.crm.orders",
    "jdbc:sqlserver://db:1433;databaseName=shop;password=s3cret, sqlserver://db:1433,"
        + " shop.crm.orders",
    "jdbc:mysql://me:s3cret@db:3306/shop, mysql://db:3306, crm.orders"
  })
  void ofDatabasesNameTheTableAndNoPassword(String url, String namespace, String name) {
    assertThat(database("url", url)).contains(new DatasetIdentifier(name, namespace));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:db2://db:50000/SHOP:user=me;password=s3cret;",
        "jdbc:databricks://db:443/default;UID=token;PWD=s3cret",
        "jdbc:hive2://db:10000/shop;user=me;password=s3cret"
      })
  void ofDatabasesWhoseNameWouldHoldMoreAreLeftOut(String url) {
    assertThat(database("url", url)).isEmpty();
  }

  @Test
  void ofDatabasesAreFoundHoweverOptionsAreSpelled() {
    assertThat(database("URL", "jdbc:db2://db:50000/SHOP"))
        .contains(new DatasetIdentifier("SHOP.crm.orders", "db2://db:50000"));
  }

  private static Optional<DatasetIdentifier> database(String option, String url) {
    return SourceDatasets.of(
        source("format = jdbc, options { dbtable = crm.orders, " + option + " = \"" + url + "\" }"),
        Optional.empty());
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
