package io.filrouge.batch.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.filrouge.settings.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChoiceSettingsTest {
  @Test
  void asksPastQuartersUnlessToldOtherwise() {
    assertThat(settings("").isOutOfTime()).isTrue();
    assertThat(settings("choice.out-of-time = false").isOutOfTime()).isFalse();
    assertThat(settings("").isWithCovariates()).isTrue();
    assertThat(settings("covariates.enabled = false").isWithCovariates()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          covariates.smallest-share = 0   | Cannot tell customers apart: scores.covariates.smallest-share is 0.0; give a share such as 0.02
          covariates.smallest-share = 1   | Cannot tell customers apart: scores.covariates.smallest-share is 1.0; give a share such as 0.02
          covariates.smallest-share = NaN | Cannot tell customers apart: scores.covariates.smallest-share is NaN; give a share such as 0.02
          choice.customers = 0            | Cannot choose a purchase model: scores.choice.customers is 0; give a number such as 20000
          """)
  void refusesWhatMeansNothing(String setting, String sentence) {
    assertThatThrownBy(() -> settings(setting)).isInstanceOf(Failure.class).hasMessage(sentence);
  }

  private static ChoiceSettings settings(String changed) {
    Config scores = ConfigFactory.defaultReference().getConfig("scores");
    return ChoiceSettings.from(ConfigFactory.parseString(changed).withFallback(scores));
  }
}
