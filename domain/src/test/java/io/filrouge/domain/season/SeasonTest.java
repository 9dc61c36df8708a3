package io.filrouge.domain.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.filrouge.domain.purchases.MinimumData;
import io.filrouge.domain.purchases.ModelFit;
import io.filrouge.domain.purchases.PurchaseCells;
import io.filrouge.domain.purchases.PurchaseModel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonTest {
  private static final double WEEK = 7;
  private static final LocalDate CUTOFF = LocalDate.parse("2025-09-30");
  private static final int CUSTOMERS = 6_000;
  private static final PurchaseDays SHOP =
      SeasonalShop.open(CUTOFF.plusDays(91), SeasonalShop.MONTHS, CUSTOMERS, 7);

  @Test
  void foretellsTheTotalOfTheQuarterBeforeChristmas() {
    Season season = season(SHOP, CUTOFF);

    assertThat(season.isChosen()).as(season.fits().get(1).note()).isTrue();
    assertThat(bias(season.index().orElseThrow())).isBetween(-0.05, 0.05);
    assertThat(bias(YearIndex.EVEN)).isLessThan(-0.2);
  }

  /** The figures of benchmarks/RESULTS.md. */
  @ParameterizedTest
  @CsvSource({
    "7, '+2.0 % (+17.3 % without), -1.7 % (+7.1 % without), +6.1 % (+49.6 % without), +1.1 % (-35.3 % without).'",
    "8, '+4.6 % (+18.8 % without), +1.4 % (+9.4 % without), +7.6 % (+48.9 % without), -3.2 % (-36.6 % without).'",
    "9, '+2.7 % (+16.4 % without), -1.7 % (+9.1 % without), +9.0 % (+48.9 % without), -0.7 % (-36.5 % without).'"
  })
  void saysByHowMuchTheLastQuartersWereMissed(long seed, String quarters) {
    PurchaseDays shop =
        SeasonalShop.open(LocalDate.parse("2026-01-01"), SeasonalShop.MONTHS, CUSTOMERS, seed);

    assertThat(season(shop, CUTOFF).fits().get(1).note())
        .startsWith("Chosen: over 52 weeks out of time, weekly totals were missed by ")
        .endsWith(" % without; quarters, the latest first, by " + quarters);
  }

  @Test
  void foretellsTheQuietQuarterAfterIt() {
    LocalDate newYear = LocalDate.parse("2025-01-01");
    Season season = season(SHOP, newYear);

    assertThat(season.isChosen()).as(season.fits().get(1).note()).isTrue();
    assertThat(bias(season.index().orElseThrow(), newYear)).isBetween(-0.08, 0.08);
    assertThat(bias(YearIndex.EVEN, newYear)).isGreaterThan(0.15);
  }

  @Test
  void findsTheSeasonThatWasPutIn() {
    YearIndex found = season(SHOP, CUTOFF).index().orElseThrow();
    YearIndex truth = SeasonalShop.truth();

    double squares = 0;
    for (int week = 0; week < YearIndex.WEEKS; week++) {
      squares += Math.pow(Math.log(found.speed(week) / truth.speed(week)), 2);
    }
    assertThat(Math.sqrt(squares / YearIndex.WEEKS)).isLessThan(0.08);
  }

  @Test
  void takesNoSeasonWhereThereIsNone() {
    PurchaseDays even = SeasonalShop.open(CUTOFF, SeasonalShop.evenMonths(), CUSTOMERS, 11);
    Season season = season(even, CUTOFF);

    assertThat(season.isChosen()).as(season.fits().get(1).note()).isFalse();
    assertThat(season.fits())
        .extracting(ModelFit::model, ModelFit::isChosen)
        .containsExactly(tuple("none", true), tuple("week-of-year", false));
    YearIndex index = season.index().orElseThrow();
    for (int week = 0; week < YearIndex.WEEKS; week++) {
      assertThat(index.speed(week)).isCloseTo(1, within(0.1));
    }
  }

  @Test
  void knowsNothingOfWhatComesLater() {
    PurchaseDays known = SHOP.until(Math.toIntExact(CUTOFF.toEpochDay()));

    assertThat(season(SHOP, CUTOFF).fits()).isEqualTo(season(known, CUTOFF).fits());
  }

  /** Nor from shops whose customers all came at once, and are leaving. */
  @ParameterizedTest
  @CsvSource({"1, 560", "2, 560", "3, 660", "4, 660", "5, 760", "6, 760", "7, 860", "8, 860"})
  void takesFadingForNoSeason(long seed, int days) {
    LocalDate end = SeasonalShop.OPENED.plusDays(days);
    Season season = season(SeasonalShop.fading(end, 2_000, seed), end);

    assertThat(season.index()).isPresent();
    assertThat(season.isChosen()).as(season.fits().get(1).note()).isFalse();
  }

  @Test
  void isNotTriedWithoutAYearBeforeTwoQuarters() {
    Season season = season(SHOP, SeasonalShop.OPENED.plusDays(500));

    assertThat(season.index()).isEmpty();
    assertThat(season.fits().get(1).note())
        .matches(
            "No season tried: 4\\d\\d days of history, at least 547 are needed, a year before two"
                + " quarters to try it on\\.");
    assertThat(season(PurchaseDays.builder().build(), CUTOFF).fits().get(0).isChosen()).isTrue();
  }

  /** One customer of long ago makes no history. */
  @Test
  void isNotTriedWhereOnlyAFewAreKnownForAYear() {
    PurchaseDays.Builder days = PurchaseDays.builder();
    for (int customer = 0; customer < 400; customer++) {
      int came = customer < 99 ? customer : 600 + customer % 200;
      days.add(came, came + 30, came + 90);
    }

    assertThat(season(days.build(), LocalDate.ofEpochDay(900)).fits().get(1).note())
        .startsWith("No season tried: 300 days of history");
  }

  @Test
  void isNotTriedWhereTooFewHadComeBackBeforeItsQuarters() {
    PurchaseDays.Builder days = PurchaseDays.builder();
    for (int customer = 0; customer < 400; customer++) {
      days.add(customer / 4, 860 + customer % 30);
    }

    assertThat(season(days.build(), LocalDate.ofEpochDay(900)).fits().get(1).note())
        .isEqualTo("No season tried: too few repeat buyers before two quarters to try it on.");
  }

  @Test
  void saysInWordsOfAQuarterInWhichNothingCame() {
    double[] some = new double[QuarterTrial.WEEKS];
    some[0] = 4;
    QuarterTrials trials =
        new QuarterTrials(
            List.of(
                new QuarterTrial(some, some, some),
                new QuarterTrial(some, some, new double[QuarterTrial.WEEKS])));

    assertThat(trials.words())
        .endsWith("+0.0 % (+0.0 % without), nothing came of 4.0 (4.0 without).");
  }

  @Test
  void needsMoreThanASmallGain() {
    assertThat(trials(0.96, 0.96, 0.96).speakForTheSeason()).isFalse();
    assertThat(trials(0.9, 0.9, 0.9).speakForTheSeason()).isTrue();
  }

  @Test
  void needsAGainInEveryQuarterOrInAllButOne() {
    assertThat(trials(0.5, 1.01).speakForTheSeason()).isFalse();
    assertThat(trials(0.5, 0.5).speakForTheSeason()).isTrue();
    assertThat(trials(0.5, 0.5, 1.01).speakForTheSeason()).isTrue();
    assertThat(trials(0.1, 0.1, 1.01, 1.01).speakForTheSeason()).isFalse();
  }

  /** Every week is missed by 10 without a season, and by shares of it in each quarter with one. */
  private static QuarterTrials trials(double... shares) {
    return new QuarterTrials(
        Arrays.stream(shares)
            .mapToObj(share -> new QuarterTrial(weeks(110), weeks(100 + 10 * share), weeks(100)))
            .toList());
  }

  private static double[] weeks(double each) {
    double[] weeks = new double[QuarterTrial.WEEKS];
    Arrays.fill(weeks, each);
    return weeks;
  }

  @Test
  void isNotTriedWhereNobodyCameBackNorTakenWhereNobodyCameBackLately() {
    PurchaseDays.Builder days = PurchaseDays.builder();
    for (int day = 0; day < 900; day++) {
      days.add(day);
    }
    LocalDate end = LocalDate.ofEpochDay(900);
    assertThat(season(days.build(), end).fits().get(1).note())
        .isEqualTo("No season tried: too few customers or repeat buyers for any model.");

    for (int day = 0; day < 300; day++) {
      days.add(day, day + 50);
    }
    Season season = season(days.build(), end);
    assertThat(season.isChosen()).isFalse();
    assertThat(season.fits().get(1).note()).isEqualTo("Not chosen: nobody came back to try it on.");
  }

  private static Season season(PurchaseDays days, LocalDate asOf) {
    return Season.of(days, asOf, WEEK, MinimumData.DEFAULT);
  }

  private static double bias(YearIndex index) {
    return bias(index, CUTOFF);
  }

  /** Of the total of the quarter after a day, as foretold in the time of an index. */
  private static double bias(YearIndex index, LocalDate asOf) {
    int day = Math.toIntExact(asOf.toEpochDay());
    PurchaseCells histories = SHOP.until(day).cells(day, WEEK);
    PurchaseModel model = Season.fit(histories, index, asOf, WEEK, MinimumData.DEFAULT).model();
    double[] foretold = QuarterTrial.totals(model, histories, WEEK);
    return QuarterTrial.bias(foretold, SHOP.after(day, 7, 13));
  }
}
