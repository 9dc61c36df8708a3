package io.filrouge.batch.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportSettingsTest {
  @Test
  void hasNoAudienceByDefault() {
    ExportSettings settings = ExportSettings.from(config(""), "out");
    assertThat(settings).isEqualTo(new ExportSettings("out", List.of(), null, 90));
  }

  @Test
  void readsAnAudienceWithItsDefaults() {
    Audience audience = audience("where = \"order_count > 1\", channel = email");
    assertThat(audience.name()).isEqualTo("loyal");
    assertThat(audience.recipe().name()).isEqualTo("generic/1");
    assertThat(audience.channel()).isEqualTo("email");
    assertThat(audience.purpose()).isEqualTo("marketing");
    assertThat(audience.mode()).isEqualTo(ExportMode.FULL);
    assertThat(audience.format()).isEqualTo(FileFormat.CSV);
    assertThat(audience.columns()).isEmpty();
    assertThat(audience.rowsAFile()).isEqualTo(500_000);
  }

  @Test
  void sendsWhatTheChannelReachesUnlessToldOtherwise() {
    assertThat(keys("destination = meta")).containsExactly("email");
    assertThat(keys("destination = meta, channel = sms")).containsExactly("phone");
    assertThat(keys("destination = \"tiktok/2\", identifiers = [phone, email]"))
        .containsExactly("Email_SHA256", "Phone_SHA256");
    assertThat(keys("destination = braze, channel = push")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "channel = email | true",
        "channel = push | true",
        "channel = post | false",
        "channel = email, destination = klaviyo | true",
        "channel = email, destination = meta | false",
        "channel = sms, destination = google | false",
        "channel = email, destination = meta, respect-do-not-contact = true | true",
        "channel = email, purpose = service | false",
        "channel = email, columns = [do_not_contact_until] | false",
        "channel = email, respect-do-not-contact = false | false",
        "channel = post, respect-do-not-contact = true | true"
      })
  void respectsTheCapsForMarketingByMessageUnlessTheToolIsToldTheDate(
      String block, boolean isRespected) {
    assertThat(audience("where = true, " + block).respectsDoNotContact()).isEqualTo(isRespected);
  }

  @Test
  void takesTheDestinationsOwnFileSize() {
    assertThat(audience("where = true, channel = email, destination = klaviyo").rowsAFile())
        .isEqualTo(10_000);
    assertThat(
            audience("where = true, channel = email, destination = klaviyo, rows-per-file = 50")
                .rowsAFile())
        .isEqualTo(50);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "destination = meta | exports.audiences.loyal.where: it is missing",
        "where = true | exports.audiences.loyal.channel: it is missing",
        "where = true, channel = email, destination = metta | did you mean meta/1?",
        "where = true, destination = \"meta/7\", channel = email | did you mean meta/1?",
        "where = true, destination = md5, channel = email | give one of braze-cdi-files/1, braze-cdi/1, braze/1, generic/1",
        "where = true, chanel = sms | did you mean channel?",
        "where = true, channel = telegraph | give one of email, sms, push, post, phone",
        "where = true, mode = delta, channel = email | give one of full, changes, leavers",
        "where = true, format = spreadsheet, channel = email | give one of csv, json, parquet",
        "where = true, columns = [ltv_amoun], channel = email | did you mean ltv_amount?",
        "where = true, columns = [email], channel = email | there is no email",
        "where = true, columns = [country, country], channel = email | names a column twice",
        "where = true, columns = [customer_id], channel = email | customer_id is there already",
        "where = true, columns = [country], required = [region], channel = email | required: there is no region",
        "where = true, respect-do-not-contact = maybe, channel = email | respect-do-not-contact: it is not true or false",
        "where = true, columns = [offers], channel = email | columns: no night makes offers; set scores.recommendations.enabled",
        "where = true, rows-per-file = 0, channel = email | no number from 1 to",
        "where = true, rows-per-file = lots, channel = email | no number from 1 to",
        "where = true, destination = linkedin, channel = sms | nobody is known there",
        "where = true, destination = linkedin, identifiers = [phone], channel = email | did you mean",
        "where = true, destination = google, identifiers = [first_name], channel = email | nobody is known there",
        "where = true, destination = meta, channel = push | nobody is known there",
        "where = \"rand() > 0\", channel = email | function rand must not be called"
      })
  void refusesWhatWouldNotDo(String block, String told) {
    assertThatThrownBy(() -> audience(block))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.WRONG_CONFIGURATION))
        .hasMessageStartingWith("Cannot ")
        .hasMessageContaining("exports.audiences.loyal")
        .hasMessageContaining(told.equals("did you mean") ? "there is no phone" : told);
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/cron",
    "/etc/passwd",
    "a/b",
    "..",
    "At-Risk",
    "customer_scores",
    "a%2fb",
    "a;b",
    "a'b"
  })
  void refusesNamesThatLeadElsewhere(String name) {
    Config config =
        ConfigFactory.parseString(
                "exports.audiences { \"" + name + "\" { where = true, channel = email } }")
            .withFallback(ConfigFactory.parseResources("reference.conf"));
    assertThatThrownBy(() -> ExportSettings.from(config, "out"))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot use audience name ")
        .hasMessageContaining("lower-case letters, digits and hyphens");
  }

  private static List<String> keys(String block) {
    String channel = block.contains("channel") ? "" : ", channel = email";
    return audience("where = true, " + block + channel).recipe().columns();
  }

  private static Audience audience(String block) {
    return ExportSettings.from(config("audiences.loyal { " + block + " }"), "out")
        .audiences()
        .get(0);
  }

  private static Config config(String exports) {
    return ConfigFactory.parseString("exports { " + exports + " }")
        .withFallback(ConfigFactory.parseResources("reference.conf"));
  }
}
