package io.filrouge.batch.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.typesafe.config.Config;
import io.filrouge.settings.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsTest {
  @TempDir Path folder;

  @Test
  void namesVariablesThatAreNotSetAndNoValueOfThoseThatAre() throws IOException {
    Config config =
        load("""
                deliveries.postgres.crm { url-env = CRM_URL, password-env = CRM_PASSWORD, table = a.b }
                deliveries.webhook.hook { url = "https://a.example/x", secret-env = "s3cret of mine" }
                """)
            .config();

    assertThat(
            new SecretsCheck(config, Map.of("CRM_URL", "jdbc:hidden", "CRM_PASSWORD", " ")::get)
                .look())
        .containsExactly(
            Diagnosis.wrong(
                "secrets",
                "deliveries.postgres.crm.password-env names the environment variable CRM_PASSWORD,"
                    + " which is not set",
                "set it for the user who runs this"),
            Diagnosis.wrong(
                "secrets",
                "deliveries.webhook.hook.secret-env names no environment variable that is set",
                "write the name of a variable there, such as FILROUGE_PASSWORD, and set it"));
    assertThat(new SecretsCheck(config, name -> "set").look())
        .extracting(Diagnosis::grade)
        .containsExactly(Grade.OK);
  }

  // The night goes on without it.
  @Test
  void warnsOfAKeyOfLineageThatIsNotSet() throws IOException {
    String url = "lineage.openlineage { url = \"http://catalogue:5000\", api-key-env = ";

    assertThat(new SecretsCheck(load(url + "LINEAGE_KEY }").config(), name -> null).look())
        .containsExactly(
            Diagnosis.warning(
                "secrets",
                "lineage.openlineage.api-key-env names the environment variable LINEAGE_KEY, which"
                    + " is not set",
                "set it for the user who runs this"));
    assertThat(new SecretsCheck(load(url + "k3y }").config(), name -> null).look().toString())
        .doesNotContain("k3y");
    assertThat(new SecretsCheck(load(url + "LINEAGE_KEY }").config(), name -> "key").look())
        .containsExactly(Diagnosis.ok("secrets", "set in the environment: LINEAGE_KEY"));
    assertThat(
            new SecretsCheck(
                    load("lineage.openlineage.api-key-env = LINEAGE_KEY").config(), name -> null)
                .look())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stream.kafka.client.ssl.key.password",
        "stream.kafka.client.ssl.truststore.password",
        "sources.orders.erp.options.password",
        "sources.orders.erp.options.apiKey",
        "spark.hadoop.fs.s3a.access.key",
        "spark.hadoop.fs.s3a.secret.key",
        "spark.hadoop.fs.azure.account.key.shop.dfs.core.windows.net"
      })
  void findsSecretsInClearByTheirKeys(String key) {
    Config config = Configuration.loadAsItIs(null, Map.of(key, "hunter2")).config();

    assertThat(new ClearTextCheck(config).look())
        .extracting(Diagnosis::grade, Diagnosis::found)
        .containsExactly(tuple(Grade.WARNING, key + " holds a secret in clear"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stream.kafka.client.security.protocol = SASL_SSL",
        "stream.kafka.client.ssl.keystore.location = \"/etc/keys\"",
        "stream.kafka.client.sasl.oauthbearer.token.endpoint.url = \"https://a.example/t\"",
        "spark.hadoop.fs.s3a.aws.credentials.provider = \"org.example.Provider\"",
        "sources.orders.a.columns.customer_key = password",
        "deliveries.postgres.crm.password-env = CRM_PASSWORD",
        "holdout.salt = autumn",
        "stream.kafka.client.sasl.jaas.config = \"Login required password=\\\"\"${?HOME}\"\\\";\""
      })
  void takesNothingElseForASecretInClear(String line) throws IOException {
    assertThat(new ClearTextCheck(load(line).config()).look()).isEmpty();
  }

  @Test
  void findsSecretsWithinTexts() throws IOException {
    Config config =
        load("""
                stream.kafka.client.sasl.jaas.config = "Login required password=\\"hunter2\\";"
                sources.orders.erp.options.url = "jdbc:mysql://joe:hunter2@db/shop"
                """)
            .config();

    assertThat(new ClearTextCheck(config).look())
        .extracting(Diagnosis::found)
        .containsExactly(
            "sources.orders.erp.options.url holds a secret in clear",
            "stream.kafka.client.sasl.jaas.config holds a secret in clear");
  }

  @Test
  void namesVariablesThatHoconLeavesOutInSilence() throws IOException {
    Configuration.Loaded loaded =
        load(
            """
            # ${?FILROUGE_NOT_LOOKED_AT}
            lake.uri = ${?FILROUGE_TEST_LAKE}
            exports.uri = "var/exports"
            exports.uri = ${?FILROUGE_TEST_EXPORTS}
            stream.kafka.client {
              ssl.key.password = ${?FILROUGE_TEST_KEY}
              sasl.jaas.config = "password=\\""${?FILROUGE_TEST_LOGIN}"\\";"
              ssl.truststore.password = "${?FILROUGE_TEST_QUOTED}"
            }
            """);

    List<Diagnosis> seen =
        new ReferencesCheck(loaded.written(), loaded.config(), name -> null).look();

    assertThat(seen).extracting(Diagnosis::grade).containsOnly(Grade.WARNING);
    assertThat(seen)
        .extracting(Diagnosis::found)
        .containsExactlyInAnyOrder(
            "stream.kafka.client.ssl.key.password takes a value from the environment variable"
                + " FILROUGE_TEST_KEY, which is not set",
            "stream.kafka.client.sasl.jaas.config takes a value from the environment variable"
                + " FILROUGE_TEST_LOGIN, which is not set",
            "stream.kafka.client.ssl.truststore.password has ${...} within quotes, which is taken as"
                + " it stands");
  }

  @Test
  void putsStarsInThePlaceOfEverySecretThatItKnows() throws IOException {
    Config config =
        load("""
                stream.kafka.client.sasl.jaas.config = "Login required password=\\"kafkaWord\\";"
                spark.hadoop.fs.s3a.secret.key = bucketWord
                sources.orders.erp.options.url = "jdbc:mysql://joe:sqlWord@db/shop"
                deliveries.webhook.hook.url-env = HOOK
                """)
            .config();
    Discretion discretion =
        Discretion.of(
            config,
            Map.of("HOOK", "https://a.example/pathWord", "FILROUGE_IDENTIFIER_SALT", "saltWord")
                ::get);

    assertThat(
            discretion.apply(
                "kafkaWord bucketWord sqlWord saltWord https://a.example/pathWord"
                    + " s3a://id:other@bucket jdbc:x?password=third&ssl=true"))
        .isEqualTo("*** *** *** *** *** s3a://***@bucket jdbc:x?password=***&ssl=true");
  }

  private Configuration.Loaded load(String text) throws IOException {
    return Configuration.loadAsItIs(Files.writeString(folder.resolve("shop.conf"), text), Map.of());
  }
}
