package io.filrouge.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.operations.BuiltNights;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackfillTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-01-30");
  private static final Period DAY = Period.ofDays(1);
  private static final List<LocalDate> NIGHTS = Backfill.range(FIRST, FIRST.plusDays(2), DAY);

  @TempDir private Path folder;
  private LakeFiles files;
  private BuiltNights built;
  private final List<String> happened = new ArrayList<>();

  @BeforeEach
  void open() {
    files = LakeFiles.open(folder.toString(), Map.of());
    built = new BuiltNights(files);
  }

  @AfterEach
  void close() {
    files.close();
  }

  @Test
  void buildsOldestFirstAndSaysWhichOfHowMany() {
    run(night -> happened.add("build " + night));

    assertThat(happened)
        .containsExactly(
            "night 2026-01-30 1 of 3",
            "build 2026-01-30",
            "night 2026-01-31 2 of 3",
            "build 2026-01-31",
            "night 2026-02-01 3 of 3",
            "build 2026-02-01",
            "books");
  }

  @Test
  void goesOnWithTheNightThatFailed() {
    Backfill.Builder failing =
        night -> {
          happened.add("build " + night);
          if (night.equals(NIGHTS.get(1))) {
            throw Failure.quality("Cannot publish");
          }
        };
    assertThatThrownBy(() -> run(failing)).isInstanceOf(Failure.class);
    assertThat(happened).last().isEqualTo("build 2026-01-31");
    happened.clear();

    run(night -> happened.add("build " + night));

    assertThat(happened)
        .containsSubsequence("night 2026-01-31 2 of 3", "build 2026-01-31", "build 2026-02-01")
        .doesNotContain("build 2026-01-30");
  }

  @Test
  void buildsAllThatFollowsANightThatIsNotBuilt() {
    run(night -> {});
    assertThat(Backfill.of(NIGHTS, built, "conf").remaining()).isEmpty();
    assertThat(Backfill.of(NIGHTS, built, "other").remaining()).isEqualTo(NIGHTS);
    files.delete("operations/_backfill/conf/" + NIGHTS.get(1));

    assertThat(Backfill.of(NIGHTS, built, "conf").remaining()).isEqualTo(NIGHTS.subList(1, 3));
  }

  @Test
  void keepsTheBooksOfTenNightsAtATime() {
    List<LocalDate> many = Backfill.range(FIRST, FIRST.plusDays(24), DAY);
    Backfill.of(many, built, "conf")
        .run(night -> {}, new Told(), night -> {}, () -> happened.add("books"));

    assertThat(happened).filteredOn("books"::equals).hasSize(3);
  }

  @Test
  void refusesARangeThatEndsBeforeItBegins() {
    assertThatThrownBy(() -> Backfill.range(FIRST, FIRST.minusDays(1), DAY))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> assertThat(failure.outcome()).isEqualTo(Outcome.WRONG_CONFIGURATION))
        .hasMessage(
            "Cannot backfill from 2026-01-30 to 2026-01-29: it ends first; swap --from and --to");
    assertThat(Backfill.range(FIRST, FIRST, DAY)).containsExactly(FIRST);
  }

  @Test
  void goesForwardByThePeriodAndNotBeyondTheEnd() {
    LocalDate first = LocalDate.parse("2025-10-31");

    assertThat(Backfill.range(first, LocalDate.parse("2026-01-30"), Period.ofMonths(1)))
        .map(LocalDate::toString)
        .containsExactly("2025-10-31", "2025-11-30", "2025-12-31");
    assertThatThrownBy(() -> Backfill.range(first, first, Period.ZERO))
        .isInstanceOf(Failure.class)
        .hasMessage("Cannot backfill every P0D; give a period such as P1D, P7D or P1M");
  }

  @Test
  void expectsTheRestToTakeWhatNightsHaveTakenSoFar() {
    assertThat(Backfill.left(Duration.ofSeconds(90), 3, 10)).isEqualTo(Duration.ofSeconds(210));
    assertThat(NightTitle.of(FIRST, 1, 30, Duration.ZERO)).isEqualTo("night 1 of 30: 2026-01-30");
    assertThat(NightTitle.of(FIRST, 2, 30, Duration.ofSeconds(59)))
        .isEqualTo("night 2 of 30: 2026-01-30, less than a minute left");
    assertThat(NightTitle.of(FIRST, 2, 30, Duration.ofMinutes(135)))
        .isEqualTo("night 2 of 30: 2026-01-30, about 2 h 15 min left");
  }

  @Test
  void takesConfigurationsForEqualThatGiveTheSameTables() {
    String plain = fingerprint("shop.currency = EUR");

    assertThat(fingerprint("shop.currency = EUR, spark.x = 1, lake.uri = b, as-of = 2026-01-01"))
        .isEqualTo(plain);
    assertThat(fingerprint("shop.currency = GBP")).isNotEqualTo(plain);
    assertThat(fingerprint("shop.currency = EUR, reactivation.steps = [2 h]")).isEqualTo(plain);
    assertThat(fingerprint("shop.currency = EUR, reactivation.caps.weekly = 2"))
        .isNotEqualTo(plain);
    assertThat(fingerprint("shop.currency = EUR, sources.orders.a.options.password = p"))
        .isEqualTo(plain);
  }

  private void run(Backfill.Builder builder) {
    Backfill.of(NIGHTS, built, "conf")
        .run(builder, new Told(), night -> built.add("conf", night), () -> happened.add("books"));
  }

  private static String fingerprint(String text) {
    Config config = ConfigFactory.parseString(text);
    return Fingerprint.of(config);
  }

  private final class Told implements Progress {
    @Override
    public void night(LocalDate night, int number, int count, Duration left) {
      happened.add("night " + night + " " + number + " of " + count);
    }

    @Override
    public void started(String job, int number, int count) {}

    @Override
    public void ended(String job, Outcome outcome, Duration duration, String made) {}

    @Override
    public void warned(String rule) {}

    @Override
    public void close() {}
  }
}
