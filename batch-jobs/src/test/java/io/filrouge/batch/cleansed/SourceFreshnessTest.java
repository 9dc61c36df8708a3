package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.sources.SourceEntity;
import io.filrouge.batch.sources.SourcesConfig;
import io.filrouge.batch.tables.Build;
import io.filrouge.batch.tables.EarlierResults;
import io.filrouge.batch.tables.Found;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityLimits;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.Yardstick;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFreshnessTest {
  private static final OptionalInt A_WEEK = OptionalInt.of(7);

  @TempDir private Path folder;

  @Test
  void growsOldWhereNothingIsDelivered() {
    Found lastNight = new Found(LocalDate.parse("2026-01-30")).value("orders.shop", "is_fresh", 7);

    QualityResult result = noted(lastNight, OptionalLong.empty(), A_WEEK);

    assertThat(result.warns()).isTrue();
    assertThat(result.value()).isEqualTo(8);
    assertThat(result.line()).isEqualTo("orders.shop: is_fresh (newest row of 2026-01-23)");
  }

  @Test
  void isFreshAgainWithANewRow() {
    Found lastNight = new Found(LocalDate.parse("2026-01-30")).value("orders.shop", "is_fresh", 7);

    QualityResult result = noted(lastNight, day("2026-01-31"), A_WEEK);

    assertThat(result.isPassed()).isTrue();
    assertThat(result.value()).isZero();
  }

  @Test
  void warnsOfASourceThatNeverDelivered() {
    QualityResult result = noted(EarlierResults.NONE, OptionalLong.empty(), A_WEEK);

    assertThat(result.warns()).isTrue();
    assertThat(result.line()).isEqualTo("orders.shop: has_delivered (no row has ever come)");
  }

  @Test
  void onlyNotesTheAgeOfASourceThatNobodyWatches() {
    QualityResult result = noted(EarlierResults.NONE, day("2020-01-31"), OptionalInt.empty());

    assertThat(result.isPassed()).isTrue();
    assertThat(result.severity()).isEqualTo("info");
  }

  private QualityResult noted(EarlierResults earlier, OptionalLong newest, OptionalInt limit) {
    Publisher publisher =
        new Publisher(
            new LakeFixture(folder).lake(),
            LakeFixture.night("2026-01-31"),
            "ingest",
            Build.full(""),
            new Yardstick(QualityLimits.defaults(), earlier));
    new SourceFreshness(publisher).note(orders(), newest, limit);
    assertThat(publisher.results()).hasSize(1);
    return publisher.results().get(0);
  }

  private SourceConfig orders() {
    SourcesConfig sources =
        new IntakeNight(folder, "Europe/Paris")
            .sources(
                """
                shop { time-zone = Europe/Paris, currency = EUR }
                sources.orders.shop { format = csv, path = ${folder}"/*.csv"
                  columns { customer_key = a, ordered_at = b, amount = c } }
                """);
    return sources.of(SourceEntity.ORDERS).get(0);
  }

  private static OptionalLong day(String date) {
    return OptionalLong.of(LocalDate.parse(date).toEpochDay());
  }
}
