package io.filrouge.batch.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.settings.Configuration;
import io.filrouge.settings.Failure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresTargetTest {
  private static final String URL = "url = \"jdbc:postgresql://db/crm?sslmode=verify-full\"";

  @Test
  void takesWhatIsNotSaidFromTheDefaults() {
    PostgresTarget target = target(URL + ", table = crm.scores");

    assertThat(target.table()).hasToString("crm.scores");
    assertThat(target.stagingSchema()).isEqualTo("crm");
    assertThat(target.columns())
        .hasSize(19)
        .first()
        .hasToString("TargetColumn[name=customer_id, type=text]");
    assertThat(target.purpose()).isEqualTo("true");
    assertThat(target.where()).isEqualTo("true");
    assertThat(target.leavers()).isEqualTo(Leavers.DELETE);
  }

  @Test
  void sendsForActivationOnlyWhomTheShopMayWriteTo() {
    String block = URL + ", table = crm.scores, where = \"country = 'FR'\", for = activation";

    assertThat(target(block).where()).isEqualTo("country = 'FR'");
    assertThat(target(block).purpose())
        .isEqualTo(
            "NOT is_holdout AND (is_email_allowed OR is_sms_allowed OR is_push_allowed)"
                + " AND do_not_contact_until IS NULL");
    assertThat(target(block + ", channel = sms").purpose())
        .isEqualTo("NOT is_holdout AND is_sms_allowed AND do_not_contact_until IS NULL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for = activation | true",
        "for = activation, columns = [country] | true",
        "for = activation, columns = [do_not_contact_until] | false",
        "for = activation, columns = [do_not_contact_until], respect-do-not-contact = true | true",
        "for = activation, respect-do-not-contact = false | false",
        "for = analytics | false",
        "for = analytics, respect-do-not-contact = true | true"
      })
  void respectsTheCapsForActivationUnlessTheTableIsToldTheDate(String block, boolean isRespected) {
    assertThat(
            target(URL + ", table = crm.scores, " + block)
                .purpose()
                .endsWith(" AND do_not_contact_until IS NULL"))
        .isEqualTo(isRespected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true) OR (true",
        "no_such_column > 1",
        "customer_id IN (SELECT customer_id FROM delta.`/lake/identity/customer_contacts`)",
        "country = "
      })
  void refusesAConditionThatSeesElsewhereOrUndoesThePurpose(String where) {
    assertThatThrownBy(
            () -> target(URL + ", table = crm.scores, for = activation, where = \"" + where + "\""))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot use deliveries.postgres.crm.where: ");
  }

  @Test
  void takesSecretsFromTheEnvironmentAndTellsNoneOfThem() {
    PostgresTarget target = target("url-env = URL, password-env = PASSWORD, table = crm.scores");

    assertThat(target.toString()).doesNotContain("hush").doesNotContain("certificate");
    assertThat(target.access()).hasToString("//db.example/crm");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url = \"jdbc:postgresql://me:hush@db/crm\", table = a.b | Cannot use the address",
        "url = \"jdbc:postgresql://db/crm?a=1&password=hush\", table = a.b | Cannot use the address",
        "url = \"jdbc:mysql://db/crm\", table = a.b | Cannot use the address of a database",
        "url = \"jdbc:postgresql://db/crm\", table = b | Cannot use deliveries.postgres.crm.table: b",
        "url = \"jdbc:postgresql://db/crm\", table = \"a.b; DROP\" | Cannot use deliveries.postgres",
        "url = \"jdbc:postgresql://db/crm\", table = a.b, password = hush | Cannot use configuration",
        "url = \"jdbc:postgresql://db/crm\", table = a.b, password-env = NONE | Cannot use deliver",
        "url = \"jdbc:postgresql://db/crm\", table = a.b, columns = [x] | Cannot deliver column x of",
        "url = \"jdbc:postgresql://db/crm\", table = a.b, for = fun | Cannot use deliveries.postgres",
        "url = \"jdbc:postgresql://db/crm\", table = a.b, channel = fax | Cannot use deliveries.post",
        "url = \"jdbc:postgresql://db/crm\", table = a.b, writers = 0 | Cannot use deliveries.postgr",
        "url = \"jdbc:postgresql://db/crm\", table = a.b, respect-do-not-contact = x | Cannot read",
        "url = \"jdbc:postgresql://db/crm\", table = a.b, retry.first = 0 s | Cannot use deliveries.",
        "table = a.b | Cannot find a database for deliveries.postgres.crm"
      })
  void refusesWhatCannotBeAndTellsNoSecret(String block, String sentence) {
    assertThatThrownBy(() -> target(block))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(sentence)
        .hasMessageNotContaining("hush");
  }

  private static PostgresTarget target(String block) {
    Map<String, String> environment =
        Map.of(
            "URL", "jdbc:postgresql://db.example/crm?sslrootcert=certificate",
            "PASSWORD", "hush");
    return PostgresTarget.all(
            Configuration.load(null, Map.of("deliveries.postgres.crm", "{" + block + "}")),
            environment::get)
        .get("crm");
  }
}
