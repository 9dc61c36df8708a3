package io.filrouge.domain.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.filrouge.domain.churn.RealShop;
import io.filrouge.domain.purchases.MinimumData;
import io.filrouge.domain.purchases.PurchaseCells;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What real shops of little more than a year let anybody know of their seasons. */
class RealSeasonTest {
  private static final double WEEK = 7;
  private static final LocalDate JUNE = LocalDate.parse("2011-06-10");
  private static final LocalDate SEPTEMBER = LocalDate.parse("2011-09-09");

  @Test
  void onlineRetailHasNoYearBeforeItsQuarters() {
    PurchaseDays shop = RealShop.onlineRetail().days();

    assertThat(season(shop, SEPTEMBER).fits().get(1).note())
        .startsWith("No season tried: 281 days of history, at least 547 are needed");
    assertThat(bias(shop, JUNE, YearIndex.EVEN)).isCloseTo(0.076, within(0.005));
    assertThat(bias(shop, SEPTEMBER, YearIndex.EVEN)).isCloseTo(-0.245, within(0.005));
  }

  /** Not even the season that the year turned out to have makes up for all of it. */
  @Test
  void hindsightLeavesMoreThanHalfOfWhatOnlineRetailMisses() {
    PurchaseDays shop = RealShop.onlineRetail().days();
    int last = Math.toIntExact(LocalDate.parse("2011-12-09").toEpochDay());
    PurchaseCells year = shop.cells(last, WEEK);
    YearIndex hindsight =
        IndexEstimate.of(shop, last, WEEK, QuarterTrial.fit(year, MinimumData.DEFAULT));

    assertThat(bias(shop, SEPTEMBER, hindsight)).isCloseTo(-0.155, within(0.01));
  }

  /** One cohort that faded: with a year before one quarter alone, a season could not be told. */
  @Test
  void cdnowIsNotTried() {
    Season season = season(RealShop.cdnow().days(), LocalDate.parse("1998-06-30"));

    assertThat(season.isChosen()).isFalse();
    assertThat(season.fits().get(1).note()).startsWith("No season tried: 5");
  }

  private static Season season(PurchaseDays shop, LocalDate asOf) {
    return Season.of(shop, asOf, WEEK, MinimumData.DEFAULT);
  }

  private static double bias(PurchaseDays shop, LocalDate asOf, YearIndex index) {
    int day = Math.toIntExact(asOf.toEpochDay());
    PurchaseCells histories = shop.until(day).cells(day, WEEK);
    double[] foretold =
        QuarterTrial.totals(
            Season.fit(histories, index, asOf, WEEK, MinimumData.DEFAULT).model(), histories, WEEK);
    return QuarterTrial.bias(foretold, shop.after(day, 7, 13));
  }
}
