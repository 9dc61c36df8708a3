package io.filrouge.batch.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.quality.DriftLimits;
import io.filrouge.domain.quality.RowCountLimits;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightComparisonTest {
  private static final LocalDate NIGHT = LocalDate.parse("2026-01-31");
  private static final QualityLimits LIMITS =
      new QualityLimits(
          5, new RowCountLimits(100, 0.1, 0.5, 0.5), new DriftLimits(100, 0.25, 2, 0.5, 7));
  private static final TableContract ORDERS =
      TableContract.table(Layer.CLEANSED, "orders", "").build();
  private static final TableContract TABLE =
      TableContract.table(Layer.MART, "visits", "")
          .required("stage", ColumnTypes.TEXT, "")
          .required("is_new", ColumnTypes.FLAG, "")
          .optional("amount", ColumnTypes.NUMBER, "")
          .steady()
          .watchedOneOf("stage", List.of("a", "b"))
          .watched("is_new", "amount")
          .watchedInBands("amount", 10.0, 20.5)
          .totalAsIn(ORDERS, "purchases", "sum(amount)")
          .build();

  private final Map<String, Double> figures = new HashMap<>();

  @BeforeEach
  void figuresOfAnOrdinaryNight() {
    figures.put("rows with stage a", 500.0);
    figures.put("rows with stage b", 500.0);
    figures.put("rows with is_new false", 900.0);
    figures.put("rows with is_new true", 100.0);
    figures.put("rows with amount null", 100.0);
    figures.put("mean of amount", 20.0);
    figures.put("deviation of amount", 4.0);
    figures.put("total of purchases", 3000.0);
  }

  @Test
  void judgesNothingOnAFirstNight() {
    assertThat(findings(1000, EarlierResults.NONE)).isEmpty();
  }

  @Test
  void findsAnOrdinaryNightToBeAsTheOneBefore() {
    assertThat(findings(1000, before("2026-01-30", 1000)))
        .allMatch(Finding::isPassed)
        .extracting(Finding::rule)
        .containsExactly(
            "row_count_steady",
            "stage_spread_as_before",
            "is_new_spread_as_before",
            "amount_mean_as_before",
            "amount_filled_as_before");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rows with stage a   | 900 | rows with stage b | 100 | stage_spread_as_before (stability index 0.88, a 50 % after 90 %)",
        "rows with is_new true | 600 | rows with is_new false | 400 | is_new_spread_as_before (stability index 1.30, false 90 % after 40 %)",
        "mean of amount | 23 | deviation of amount | 4 | amount_mean_as_before (mean 20.00 after 23.00, -0.75 standard deviations)",
        "rows with amount null | 600 | mean of amount | 20 | amount_filled_as_before (stability index 1.30, null 10 % after 60 %)"
      })
  void warnsOfAColumnThatSpreadsInAnotherWay(
      String figure, double value, String other, double otherValue, String warning) {
    Found before = before("2026-01-30", 1000, Map.of(figure, value, other, otherValue));

    assertThat(findings(1000, before))
        .filteredOn(finding -> !finding.isPassed())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule() + " (" + finding.words() + ")").isEqualTo(warning);
              assertThat(finding.forbids()).isFalse();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "300, 600, 100, true, false",
    "600, 300, 100, false, false",
    "0, 20, 980, false, true"
  })
  void forbidsAScoreThatHasGoneMad(
      double low, double middle, double high, boolean isGood, boolean isForbidden) {
    Found before =
        before(
            "2026-01-30",
            1000,
            Map.of(
                "rows with amount below 10", 300.0,
                "rows with amount 10 to 20.5", 600.0,
                "rows with amount from 20.5", 100.0));
    figures.put("rows with amount below 10", low);
    figures.put("rows with amount 10 to 20.5", middle);
    figures.put("rows with amount from 20.5", high);

    assertThat(findings(1000, before))
        .filteredOn(finding -> finding.rule().equals("amount_bands_as_before"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.isPassed()).isEqualTo(isGood);
              assertThat(finding.forbids()).isEqualTo(isForbidden);
              assertThat(finding.words().contains("score-stability-index=100"))
                  .isEqualTo(isForbidden);
            });
  }

  @Test
  void comparesValuesOnlyWithANightOfLatelyAndRowCountsWithAny() {
    assertThat(findings(1000, before("2026-01-23", 1000)))
        .extracting(Finding::rule)
        .containsExactly("row_count_steady");
  }

  @Test
  void leavesSmallTablesAlone() {
    assertThat(findings(10, before("2026-01-30", 99))).isEmpty();
  }

  @Test
  void forbidsATableThatHasLostMostOfItsRows() {
    assertThat(findings(400, before("2026-01-30", 1000)))
        .filteredOn(Finding::forbids)
        .extracting(Finding::words)
        .containsExactly(
            "400 rows after 1,000 on 2026-01-30; if that is right, --set"
                + " quality.row-counts.fail-when-fewer=1 once");
  }

  @Test
  void forbidsATableThatPassesOnAnotherTotal() {
    Found earlier =
        new Found(LocalDate.parse("2025-01-01"))
            .value("cleansed/orders", "total of purchases", 3001);

    assertThat(findings(1000, earlier))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.forbids()).isTrue();
              assertThat(finding.value()).isEqualTo(-1);
              assertThat(finding.rule()).isEqualTo("purchases_as_in_orders");
              assertThat(finding.words()).isEqualTo("3,000 and not 3,001");
            });
  }

  @Test
  void notesATotalThatIsTheSameAsARuleThatForbids() {
    Found earlier =
        new Found(LocalDate.parse("2025-01-01"))
            .value("cleansed/orders", "total of purchases", 3000);

    assertThat(findings(1000, earlier))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.isPassed()).isTrue();
              assertThat(finding.severity()).isEqualTo(QualityRule.Severity.FAIL);
            });
  }

  private List<Finding> findings(long rows, EarlierResults earlier) {
    return NightComparison.of("job", NIGHT, TABLE, rows, figures, earlier, LIMITS);
  }

  private Found before(String night, double rows) {
    return before(night, rows, Map.of());
  }

  private Found before(String night, double rows, Map<String, Double> otherwise) {
    Found found = new Found(LocalDate.parse(night)).value(TABLE.path(), "rows_published", rows);
    Map<String, Double> then = new HashMap<>(figures);
    then.putAll(otherwise);
    then.forEach((figure, value) -> found.value(TABLE.path(), figure, value));
    return found;
  }
}
