package io.filrouge.batch.exports;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhereCheckTest {
  private static final String KEY = "exports.audiences.at-risk.where";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "churn_probability > 0.5 AND lifecycle_stage = 'at_risk'",
        "Lifecycle_Stage IN ('loyalty', 'ambassador') OR NOT is_holdout",
        "ltv_amount BETWEEN 10 AND 1e3 AND country IS NOT NULL",
        "array_contains(interests, 'wine') AND upper(country) LIKE 'F%'",
        "exists(churn_reasons, r -> r.feature = 'recency' AND r.contribution > 0)",
        "churn_reasons[0].feature = 'recency'",
        "CASE WHEN order_count > 3 THEN net_amount ELSE 0 END > 100.5",
        "last_order_at >= TIMESTAMP '2026-01-01 00:00:00' AND date_add(as_of_date, -30) < '2026-01-01'",
        "pmod(xxhash64(customer_id), 10) = 3",
        "coalesce(days_since_last_order, 0) / 7 > 4",
        "country = 'it''s; DROP TABLE x'"
      })
  void acceptsConditionsOverTheColumns(String where) {
    assertThatCode(() -> WhereCheck.check(KEY, where)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "customer_id IN (SELECT customer_id FROM identity.customer_contacts) | InSubquery",
        "EXISTS (SELECT 1 FROM delta.`/etc`) | Exists",
        "(SELECT max(value) FROM text.`/etc/passwd`) = 'x' | ScalarSubquery",
        "country = (SELECT 'FR') | ScalarSubquery",
        "input_file_name() = 'x' | input_file_name",
        "java_method('java.lang.System', 'exit', '1') = '' | java_method",
        "reflect('java.lang.System', 'getenv', 'PATH') = '' | reflect",
        "read_files('/etc/passwd') | read_files",
        "raise_error(customer_id) | raise_error",
        "assert_true(false, country) IS NULL | assert_true",
        "rand() < 0.5 | rand",
        "uuid() = '' | uuid",
        "as_of_date < current_date() | function current_date",
        "as_of_date < current_date | no column current_date",
        "now() > last_order_at | now",
        "current_user() = 'root' | function current_user",
        "spark_catalog.default.f(country) | spark_catalog.default.f",
        "secret = 1 | secret",
        "other.country = 'FR' | other.country",
        "system.session.token = 1 | system.session.token",
        "count(*) > 1 | count",
        "sum(order_count) OVER () > 1 | WindowExpression",
        "* | UnresolvedStar",
        "collect_list(customer_id)[0] = 'x' | collect_list",
        "regexp_replace(country, '(a+)+', '') = '' | regexp_replace",
        ":name = country | NamedParameter",
        "true) OR (true | can read",
        "1=1; DROP TABLE x | can read",
        "country = 'FR' -- | can read; accepted",
        "order_count | types",
        "lower(country) | types",
        "country > array(1) | array",
        "lower(interests) = 'x' | types"
      })
  void refusesWhatLooksElsewhereOrIsNoCondition(String where, String told) {
    if (told.endsWith("accepted")) {
      // A comment hides nothing: what is before it is the whole condition.
      assertThatCode(() -> WhereCheck.check(KEY, where)).doesNotThrowAnyException();
      return;
    }
    assertThatThrownBy(() -> WhereCheck.check(KEY, where))
        .isInstanceOfSatisfying(
            Failure.class,
            failure ->
                org.assertj.core.api.Assertions.assertThat(failure.outcome())
                    .isEqualTo(Outcome.WRONG_CONFIGURATION))
        .hasMessageStartingWith("Cannot use " + KEY + ": ")
        .hasMessageContaining(told)
        .hasMessageContaining("; write a condition over the columns of customer_360");
  }

  @Test
  void repeatsNothingThatTheConditionComparesWith() {
    for (String where :
        new String[] {
          "token = 'hunter2'", "country = 'hunter2' AND", "upper(country, 'hunter2') = 'a'",
          "f('hunter2')", "order_count > DATE 'hunter2'", "country = 'hunter2' + DATE '2026-01-01'"
        }) {
      assertThatThrownBy(() -> WhereCheck.check(KEY, where))
          .isInstanceOf(Failure.class)
          .satisfies(
              failure ->
                  org.assertj.core.api.Assertions.assertThat(
                          failure.getMessage() + " " + failure.getCause())
                      .doesNotContain("hunter2"));
    }
  }
}
