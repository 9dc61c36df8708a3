package io.filrouge.batch.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.report.figures.Calibration;
import io.filrouge.batch.report.figures.CurveLine;
import io.filrouge.batch.report.figures.Evaluation;
import io.filrouge.batch.report.figures.EvaluationMetric;
import io.filrouge.batch.report.page.Language;
import io.filrouge.batch.tables.ModelCalibrations;
import io.filrouge.batch.tables.ModelCurves;
import io.filrouge.batch.tables.ModelEvaluations;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.TableContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationPagesTest {
  private static final LocalDate CUTOFF = LocalDate.parse("2025-10-02");
  private static final Night NIGHT = LakeFixture.night("2025-12-31");
  private static final String KEY = "as_of_date, score, target, model, horizon_days, is_chosen, ";

  @TempDir private Path folder;
  private LakeFixture fixture;

  @BeforeEach
  void open() {
    fixture = new LakeFixture(folder.resolve("lake"));
    write(
        ModelEvaluations.CONTRACT,
        KEY + "metric, value, low, high",
        """
        (DATE '2025-10-02', 'ltv', 'orders', 'bg-nbd', 90, true, 'bias', -0.04, -0.1, 0.1),
        (DATE '2025-10-02', 'ltv', 'orders', 'recency', 90, false, 'gini', 0.4, 0.3, 0.5),
        (DATE '2025-10-02', 'ltv', 'orders', 'bg-nbd', 30, true, 'bias', 0.99, 0.9, 1.0),
        (DATE '2025-09-25', 'ltv', 'orders', 'bg-nbd', 90, true, 'bias', 0.98, 0.9, 1.0)
        """);
    write(
        ModelCalibrations.CONTRACT,
        KEY + "decile, customer_count, predicted, observed, low, high",
        """
        (DATE '2025-10-02', 'ltv', 'orders', 'bg-nbd', 90, true, 10, 7L, 2.0, 2.5, 2.0, 3.0),
        (DATE '2025-10-02', 'ltv', 'orders', 'bg-nbd', 90, true, 1, 8L, 0.1, 0.2, null, null),
        (DATE '2025-10-02', 'ltv', 'orders', 'nbd', 90, false, 1, 8L, 9.0, 0.2, null, null)
        """);
    write(
        ModelCurves.CONTRACT,
        KEY + "curve, position, customer_count, predicted, observed",
        """
        (DATE '2025-10-02', 'ltv', 'orders', 'bg-nbd', 90, true, 'weeks', 90.0, 15L, 20.0, 22.0),
        (DATE '2025-10-02', 'ltv', 'orders', 'bg-nbd', 90, true, 'weeks', 7.0, 15L, 2.0, 1.0),
        (DATE '2025-10-02', 'ltv', 'orders', 'recency', 90, false, 'gain', 1.0, 15L, null, 1.0),
        (DATE '2025-10-02', 'ltv', 'orders', 'bg-nbd', 30, true, 'weeks', 7.0, 15L, 99.0, 99.0)
        """);
  }

  @Test
  void tellsOfOneCutoffAndLengthAlone() {
    Evaluation evaluation = new BackTests(fixture.lake(), NIGHT).at(CUTOFF, 90, "EUR");

    assertThat(evaluation.metrics())
        .containsExactlyInAnyOrder(
            new EvaluationMetric(CUTOFF, "orders", "bg-nbd", 90, "bias", -0.04, true),
            new EvaluationMetric(CUTOFF, "orders", "recency", 90, "gini", 0.4, false));
    assertThat(evaluation.calibration("orders").orElseThrow().tenths())
        .containsExactly(
            new Calibration.Tenth(1, 8, 0.1, 0.2, 0.2, 0.2),
            new Calibration.Tenth(10, 7, 2, 2.5, 2, 3));
    assertThat(evaluation.chosen("orders", "weeks").orElseThrow().points())
        .containsExactly(new CurveLine.Point(7, 15, 2, 1), new CurveLine.Point(90, 15, 20, 22));
    assertThat(evaluation.of("recency", "orders", "gain").orElseThrow().points())
        .containsExactly(new CurveLine.Point(1, 15, Double.NaN, 1));
    assertThat(evaluation.chosen("orders", "frequency")).isEmpty();
  }

  @Test
  void writesItsPageBesideThoseOfNights() throws IOException {
    ReportSettings settings =
        new ReportSettings(
            folder.resolve("report").toString(),
            Language.ENGLISH,
            90,
            Duration.ofDays(7),
            90,
            Map.of());
    try (Publisher publisher = fixture.publisher("2025-12-31", "evaluate")) {
      String page = EvaluationPages.write(publisher, CUTOFF, 90, "EUR", settings);

      assertThat(page).endsWith("/report/evaluation-2025-10-02-90d.html");
      assertThat(settings.page(CUTOFF, 90))
          .isEqualTo(Path.of(page.replace("file:", "")).toString());
      assertThat(Files.readString(Path.of(page.replace("file:", ""))))
          .contains("Back-test of 2 October 2025", "-4.0%")
          .doesNotContain("99.0%", "98.0%");
    }
  }

  private void write(TableContract table, String columns, String rows) {
    fixture.lake().append(table, SparkFixture.rows(table, columns, rows));
  }
}
