package io.filrouge.batch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleKindTest {
  @ParameterizedTest
  @CsvSource({
    "customer_id_is_present, completeness",
    "counted_rows_are_there, completeness",
    "key_is_unique, key",
    "churn_probability_within_0_and_1, values",
    "lifecycle_stage_accepted, values",
    "customers_as_in_customer_features, references",
    "row_count_steady, row_count",
    "ltv_amount_bands_as_before, drift",
    "is_fresh, freshness",
    "net_is_gross_less_returned, other"
  })
  void tellsWhichQuestionARuleAnswers(String rule, String label) {
    assertThat(RuleKind.of(rule).label()).isEqualTo(label);
  }
}
