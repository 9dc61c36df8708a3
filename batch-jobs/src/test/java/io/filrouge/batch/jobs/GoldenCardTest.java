package io.filrouge.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.CustomerContacts;
import io.filrouge.batch.tables.LakePlace;
import io.filrouge.batch.tables.Publisher;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenCardTest {
  @TempDir Path folder;

  @Test
  void showsEachFieldWithItsSourceAndRuleAndWhatDidNotSurvive() {
    LakeFixture fixture = new LakeFixture(folder);
    String times = "TIMESTAMP '2026-01-01 08:00:00', TIMESTAMP '2026-01-02 08:00:00'";
    try (Publisher publisher = fixture.publisher("2026-01-02", "identity")) {
      publisher.overwrite(
          CustomerContacts.CONTRACT,
          SparkFixture.rows(
              CustomerContacts.CONTRACT,
              "customer_id, kind, value, is_preferred, source, survived_by, seen_count,"
                  + " is_verified, first_seen_at, last_seen_at",
              String.join(
                  ", ",
                  "('ann', 'city', 'Nice', false, 'website', null, 1, null, " + times + ")",
                  "('ann', 'city', 'Lyon', true, 'crm', 'most_recent', 2, null, " + times + ")",
                  "('ann', 'email', 'a@x.com', true, 'crm', 'verified', 1, true, " + times + ")",
                  "('ann', 'email', 'b@x.com', false, 'crm', null, 1, false, " + times + ")",
                  "('bob', 'city', 'Metz', true, 'crm', 'only_value', 1, null, " + times + ")")));
    }

    assertThat(GoldenCard.read(new LakePlace(folder.toString(), Map.of()), "ann"))
        .hasToString(
            """
              golden     email        a@x.com (crm by verified, verified)
                           else       b@x.com (crm, not verified)
              golden     city         Lyon (crm by most_recent)
                           else       Nice (website)
            """);
    assertThat(GoldenCard.read(new LakePlace(folder.toString(), Map.of()), "eve")).isEmpty();
  }
}
