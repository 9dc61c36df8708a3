package io.filrouge.streaming.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.filrouge.domain.reactivation.CampaignRules;
import io.filrouge.domain.reactivation.FrequencyCaps;
import io.filrouge.domain.reactivation.OfferRule;
import io.filrouge.domain.reactivation.QuietHours;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A campaign as a marketer sets it. */
class CampaignSettingsTest {

  @Test
  void areThoseOfTheShippedConfigurationWhereNothingIsSet() {
    CampaignRules rules = CampaignSettings.rules(People.config());

    assertThat(rules)
        .usingRecursiveComparison()
        .ignoringFields("version")
        .isEqualTo(
            new CampaignRules(
                "cart-reactivation",
                "",
                Duration.ofMinutes(30),
                List.of(Duration.ofHours(1), Duration.ofHours(24), Duration.ofHours(72)),
                Duration.ofDays(7),
                true,
                Duration.ofSeconds(10),
                null,
                Set.of(),
                new FrequencyCaps(1, 3),
                new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)),
                List.of(),
                Duration.ofDays(5),
                Duration.ofDays(30)));
  }

  @Test
  void areReadFromEveryKey() {
    CampaignRules rules =
        CampaignSettings.rules(
            People.config(
                "cart.idle-timeout=20 min",
                "reactivation.campaign=spring",
                "reactivation.steps=[\"2 h\", \"48 h\"]",
                "reactivation.re-entry=14 d",
                "reactivation.context=none",
                "reactivation.context-wait=0 s",
                "reactivation.minimum-value=19.99",
                "reactivation.out-of-stock=[p1, p2]",
                "reactivation.attribution-window=24 h",
                "reactivation.caps.daily=2",
                "reactivation.caps.weekly=0",
                "reactivation.quiet-hours.from=22:30",
                "reactivation.quiet-hours.to=07:15",
                "reactivation.offers=[{ offer = gift, steps = [2], minimum-value = 50, stages ="
                    + " [at_risk], ltv-percentile-from = 0.8, churn-percentile-from = 0.7 }, {"
                    + " offer = thanks }]",
                "stream.state-retention=10 d"));

    assertThat(rules)
        .usingRecursiveComparison()
        .ignoringFields("version")
        .isEqualTo(
            new CampaignRules(
                "spring",
                "",
                Duration.ofMinutes(20),
                List.of(Duration.ofHours(2), Duration.ofHours(48)),
                Duration.ofDays(14),
                false,
                Duration.ZERO,
                199_900L,
                Set.of("p1", "p2"),
                new FrequencyCaps(2, 0),
                new QuietHours(LocalTime.of(22, 30), LocalTime.of(7, 15)),
                List.of(
                    new OfferRule("gift", Set.of(2), Set.of("at_risk"), 500_000L, 0.8, 0.7),
                    new OfferRule("thanks", Set.of(), Set.of(), null, null, null)),
                Duration.ofHours(24),
                Duration.ofDays(10)));
  }

  @Test
  void haveAVersionThatIsTheSameForTheSameRulesOnly() {
    String shipped = version();

    assertThat(version("stream.parallelism=1")).isEqualTo(shipped);
    assertThat(version("cart.idle-timeout=31 min")).isNotEqualTo(shipped);
    assertThat(version("reactivation.caps.daily=2")).isNotEqualTo(shipped).matches("[0-9a-f]{12}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cart.idle-timeout               | 0 s                | Cannot use cart.idle-timeout: PT0S; it must be longer than nothing
          cart.idle-timeout               | -5 min             | Cannot use cart.idle-timeout: PT-5M; it must be longer than nothing
          cart.idle-timeout               | soon               | Cannot read the campaign:
          reactivation.steps              | []                 | Cannot use reactivation.steps: there is none; name at least one, such as [1 h]
          reactivation.steps              | ["24 h", "1 h"]    | Cannot use reactivation.steps: each must be later than the one before; write them as [1 h, 24 h, 72 h]
          reactivation.steps              | ["1 h", "60 min"]  | Cannot use reactivation.steps: each must be later than the one before; write them as [1 h, 24 h, 72 h]
          reactivation.steps              | ["-1 h", "1 h"]    | Cannot use reactivation.steps: each must be later than the one before; write them as [1 h, 24 h, 72 h]
          reactivation.steps              | 1 h                | Cannot read the campaign:
          reactivation.re-entry           | 0 d                | Cannot use reactivation.re-entry: PT0S; it must be longer than nothing
          reactivation.attribution-window | 0 d                | Cannot use reactivation.attribution-window: PT0S; it must be longer than nothing
          stream.state-retention          | 0 d                | Cannot use stream.state-retention: PT0S; it must be longer than nothing
          reactivation.context-wait       | -10 s              | Cannot use reactivation.context-wait: PT-10S; it must not be shorter than nothing
          reactivation.context            | redis              | Cannot use reactivation.context: redis; use kafka or none
          reactivation.minimum-value      | much               | Cannot use reactivation.minimum-value: much; write an amount, such as 20.00
          reactivation.caps.daily         | -1                 | Cannot use reactivation.caps: below nothing; write whole numbers from 0
          reactivation.caps.weekly        | many               | Cannot read the campaign:
          reactivation.quiet-hours.from   | 9 pm               | Cannot use reactivation.quiet-hours.from; write a time of day, such as "21:00"
          reactivation.quiet-hours.to     | 24:00              | Cannot use reactivation.quiet-hours.to; write a time of day, such as "21:00"
          reactivation.offers             | [{ steps = [1] }]  | Cannot read the campaign:
          """)
  void sayWhatIsWrong(String key, String value, String sentence) {
    assertThatThrownBy(() -> CampaignSettings.rules(People.config(key + "=" + value)))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(sentence.strip())
        .extracting(failure -> ((Failure) failure).outcome())
        .isEqualTo(Outcome.WRONG_CONFIGURATION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"caps\": { \"daily\": 5 } }",
        "caps.daily = 5",
        "{ \"reactivation\": { \"caps\": { \"daily\": 5 } } }",
        "reactivation { caps { daily = 5 } }",
      })
  void areChangedByARecordInHoconOrJson(String change) {
    CampaignRules rules = CampaignSettings.rules(change, startedWith());

    assertThat(rules.caps()).isEqualTo(new FrequencyCaps(5, 3));
    assertThat(rules.steps()).hasSize(3);
    assertThat(rules.version()).isNotEqualTo(version());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "steps = []", "context = redis", "${nothing}", "[1]"})
  void areNotChangedByWhatCannotBeRead(String change) {
    assertThatThrownBy(() -> CampaignSettings.rules(change, startedWith()))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("Cannot ");
    assertThat(Campaign.of(People.config()).isReadable(change)).isFalse();
  }

  @Test
  void areTheFirstOnesAgainOnceNoChangeIsThere() {
    Campaign campaign = Campaign.of(People.config());

    assertThat(campaign.after("{ steps = [\"2 h\"] }").steps()).hasSize(1);
    assertThat(campaign.after(null).steps()).hasSize(3);
    assertThat(campaign.after("{}").version()).isEqualTo(campaign.first().version());
  }

  private static String version(String... settings) {
    return CampaignSettings.rules(People.config(settings)).version();
  }

  private static Config startedWith() {
    return ConfigFactory.parseString("{}").withFallback(People.config());
  }
}
