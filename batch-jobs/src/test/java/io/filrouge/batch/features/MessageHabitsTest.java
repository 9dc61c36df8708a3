package io.filrouge.batch.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.SparkFixture;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageHabitsTest {

  @ParameterizedTest
  @ValueSource(strings = {"NO_CODEGEN", "CODEGEN_ONLY"})
  void prefersNothingWhereNothingWasAnsweredWithGeneratedCodeToo(String code) {
    SparkSession session = SparkFixture.spark().newSession();
    session.conf().set("spark.sql.session.timeZone", "UTC");
    session.conf().set("spark.sql.codegen.factoryMode", code);
    session.conf().set("spark.sql.codegen.wholeStage", code.equals("CODEGEN_ONLY"));
    var happenings =
        session.sql(
            """
            SELECT customer_id, kind, detail, timestamp(at) AS happened_at FROM VALUES
              ('ann', 'post', 'sent', '2026-01-01 08:00:00'),
              ('bob', 'sms', 'sent', '2026-01-01 08:00:00'),
              ('bob', 'sms', 'opened', '2026-01-01 09:00:00')
              AS happenings(customer_id, kind, detail, at)
            """);

    assertThat(
            MessageHabits.of(happenings)
                .selectExpr(
                    "concat_ws(' ', customer_id, coalesce(string(preferred_message_hour), 'none'),"
                        + " coalesce(preferred_contact_channel, 'none'))")
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder("ann none none", "bob 9 sms");
  }
}
