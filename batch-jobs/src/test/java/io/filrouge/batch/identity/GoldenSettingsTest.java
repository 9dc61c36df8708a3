package io.filrouge.batch.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.filrouge.domain.golden.Criterion;
import io.filrouge.domain.golden.GoldenField;
import io.filrouge.domain.golden.SurvivorshipRules;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenSettingsTest {
  private static final String SOURCES =
      "sources { orders { site {} }, customer_records { crm {} } }\n";

  @Test
  void readsTheRulesOfEachField() {
    SurvivorshipRules rules =
        rules(
            """
            golden-record {
              default = [most_frequent, most_recent]
              fields { country = [source_priority, most_recent], email = [verified] }
              source-priority = [crm, site]
            }
            """);

    assertThat(rules.of(GoldenField.CITY).criteria())
        .containsExactly(Criterion.MOST_FREQUENT, Criterion.MOST_RECENT);
    assertThat(rules.of(GoldenField.COUNTRY).criteria())
        .containsExactly(Criterion.SOURCE_PRIORITY, Criterion.MOST_RECENT);
    assertThat(rules.of(GoldenField.EMAIL).criteria()).containsExactly(Criterion.VERIFIED);
    assertThat(rules.of(GoldenField.CITY).sources()).containsExactly("crm", "site");
  }

  @Test
  void takesVerifiedThenMostRecentUnlessToldOtherwise() {
    assertThat(rules("")).isEqualTo(SurvivorshipRules.defaults());
    assertThat(GoldenSettings.from(ConfigFactory.parseResources("reference.conf").resolve()))
        .isEqualTo(SurvivorshipRules.defaults());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "default = [newest] | golden-record.default: newest is no rule; use some of verified,"
            + " most_recent, most_frequent, source_priority",
        "default = [] | golden-record.default: no rule; name some of verified, most_recent,"
            + " most_frequent, source_priority in order",
        "default = most_recent | golden-record.default: no list; write it as [verified, most_recent]",
        "default = [verified, verified] | golden-record.default: verified, verified; name each rule"
            + " once",
        "fields.town = [verified] | golden-record.fields: town is no field; use some of email, phone,"
            + " customer_key, account, loyalty_card, first_name, last_name, birth_year, gender,"
            + " language, time_zone, country, region, city, postcode",
        "fields.city = [newest] | golden-record.fields.city: newest is no rule; use some of verified,"
            + " most_recent, most_frequent, source_priority",
        "fields.city = [source_priority] | golden-record.fields.city: source_priority; list sources"
            + " in golden-record.source-priority, or leave it out",
        "source-priority = [erp] | golden-record.source-priority: erp is no source; use some of crm,"
            + " site",
        "source-priority = [crm, crm] | golden-record.source-priority: crm, crm; name each source once"
      })
  void refusesWhatMeansNothing(String setting, String sentence) {
    assertThatThrownBy(() -> rules("golden-record { " + setting + " }"))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.WRONG_CONFIGURATION))
        .hasMessage("Cannot use " + sentence);
  }

  private static SurvivorshipRules rules(String block) {
    return GoldenSettings.from(ConfigFactory.parseString(SOURCES + block));
  }
}
