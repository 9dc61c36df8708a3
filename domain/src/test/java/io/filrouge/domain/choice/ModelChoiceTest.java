package io.filrouge.domain.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.filrouge.domain.choice.ModelChoice.Chosen;
import io.filrouge.domain.purchases.MinimumData;
import io.filrouge.domain.purchases.ModelFit;
import io.filrouge.domain.purchases.Origin;
import io.filrouge.domain.purchases.OriginCategories;
import io.filrouge.domain.purchases.PurchaseCells;
import io.filrouge.domain.purchases.PurchaseModelSelection;
import io.filrouge.domain.season.Season;
import io.filrouge.domain.season.YearIndex;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models are chosen by what they foretell, and covariates taken where these foretell better. */
class ModelChoiceTest {
  private static final LocalDate AS_OF = OriginShop.OPENED.plusDays(700);
  private static final double WEEK = 7;
  private static final double SHARE = 0.02;

  /** Customers of the store buy 1.5 times as fast, and leave 0.7 times as fast. */
  @ParameterizedTest
  @CsvSource({"1, 0.00281", "2, 0.00174", "3, 0.00151"})
  void covariatesAreTakenWhereTheyForetellBetter(long seed, double gain) {
    Chosen chosen = choose(OriginShop.open(AS_OF, 4000, 1.5, 0.7, seed), AS_OF);

    ModelFit taken = chosen(chosen.selection().fits());
    assertThat(taken.model())
        .isEqualTo("pareto-nbd+covariates")
        .isEqualTo(chosen.selection().model().name());
    assertThat(taken.note())
        .startsWith("Chosen: in foretelling the last 2 quarters its logarithmic score");
    assertThat(standardErrorsFrom(taken, "rate.channel.store", 1.5)).isLessThan(2.5);
    assertThat(standardErrorsFrom(taken, "leaving.channel.store", 0.7)).isLessThan(2.5);
    assertThat(logScore(chosen, "pareto-nbd+covariates") - logScore(chosen, "pareto-nbd"))
        .isCloseTo(gain, within(2e-5));
    assertThat(chosen.selection().models().get(0)).isEqualTo(chosen.selection().model());
  }

  private static double standardErrorsFrom(ModelFit fit, String parameter, double truth) {
    double factor = fit.parameters().get(parameter);
    return Math.abs(Math.log(factor / truth)) / (fit.standardErrors().get(parameter) / factor);
  }

  @ParameterizedTest
  @CsvSource({"1, -0.00082", "2, -0.00013", "3, -0.00122"})
  void covariatesAreNotTakenWhereThereAreNoEffects(long seed, double loss) {
    Chosen chosen = choose(OriginShop.open(AS_OF, 4000, 1, 1, seed), AS_OF);

    assertThat(logScore(chosen, "pareto-nbd+covariates") - logScore(chosen, "pareto-nbd"))
        .isCloseTo(loss, within(2e-5));
    ModelFit lost =
        chosen.selection().fits().stream()
            .filter(fit -> fit.model().endsWith("+covariates"))
            .findFirst()
            .orElseThrow();
    assertThat(lost.isChosen()).isFalse();
    assertThat(lost.note()).startsWith("Not chosen: ");
    assertThat(chosen.selection().model().name()).doesNotContain("+covariates");
    assertThat(chosen.selection().models())
        .extracting(model -> model.name())
        .as("told beside the others where a back-test asks")
        .contains(lost.model());
  }

  /**
   * Where the site names no channel, the first purchase says nothing of the later ones; that any of
   * them was made in the store, which is likelier of many, would be taken for an effect.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aChannelThatSomePurchasesNameIsNoEffect(long seed) {
    Chosen byFirst = choose(OriginShop.openWithNamelessSite(AS_OF, 4000, 1, seed), AS_OF);
    assertThat(byFirst.selection().model().name()).doesNotContain("+covariates");
    assertThat(byFirst.trials())
        .extracting(ModelFit::model)
        .as("they are tried")
        .anyMatch(model -> model.endsWith("+covariates"));

    OriginDays byAny = OriginShop.openWithNamelessSite(AS_OF, 4000, Integer.MAX_VALUE, seed);
    assertThat(choose(byAny, AS_OF).selection().model().name()).endsWith("+covariates");
  }

  /** Of those who came once and never again, nothing can be told. */
  @Test
  void whatCannotBeFittedIsToldOf() {
    OriginDays days = OriginShop.open(AS_OF, 1500, 2, 0.5, 1);
    OriginCategories categories = days.categories(SHARE);
    OriginDays.Builder once = OriginDays.builder();
    for (int i = 0; i < 500; i++) {
      once.add(new Origin(i % 2 == 0 ? "site" : "store", "FR", 2023), day(OriginShop.OPENED) + i);
    }
    OriginDays sample = once.build();
    Chosen chosen =
        choice(OriginDays.builder().build(), AS_OF)
            .choose(
                selection(days, AS_OF),
                Optional.of(
                    new ModelChoice.Covariates(
                        SHARE,
                        categories,
                        () -> sample.cells(categories, day(AS_OF), WEEK),
                        Optional.empty())));

    assertThat(chosen.selection().model().name()).doesNotContain("+covariates");
    assertThat(chosen.selection().fits())
        .filteredOn(fit -> fit.model().endsWith("+covariates"))
        .singleElement()
        .satisfies(
            fit -> {
              assertThat(fit.isChosen()).isFalse();
              assertThat(fit.isConverged()).isFalse();
              assertThat(fit.customerCount()).isEqualTo(500);
              assertThat(fit.note()).startsWith("Not fitted: without effects, ");
            });
  }

  @Test
  void showsHowEverybodyDidBaselinesIncluded() {
    Chosen chosen = choose(OriginShop.open(AS_OF, 2000, 1, 1, 1), AS_OF);

    assertThat(chosen.trials())
        .extracting(ModelFit::model)
        .contains("pareto-nbd", "mbg-nbd", "rate", "recency", "same-as-before")
        .contains("same-season-last-year");
    for (ModelFit trial : chosen.trials()) {
      assertThat(trial.score()).isEqualTo("choice");
      assertThat(trial.parameters().get("auc")).as(trial.model()).isBetween(0.4, 1.0);
      assertThat(trial.parameters().containsKey("log_score"))
          .isEqualTo(!trial.note().startsWith("A baseline"));
    }
    ModelFit taken = chosen(chosen.trials());
    assertThat(taken.model()).isEqualTo(chosen.selection().model().name());
    assertThat(taken.parameters().get("auc")).isGreaterThan(0.7);
    assertThat(Math.abs(taken.parameters().get("bias"))).isLessThan(0.15);
  }

  /**
   * A likelier model is left for one that foretold both quarters better, and for no other: of the
   * customers of this shop leaving at any time is the truth.
   */
  @Test
  void theLikeliestStaysUnlessAnotherForetoldBetter() {
    OriginDays days = OriginShop.open(AS_OF, 4000, 1, 1, 5);
    PurchaseModelSelection.Selection likeliest = selection(days, AS_OF);
    PurchaseModelSelection.Selection wrong = preferring(likeliest, "bg-nbd");

    Chosen chosen = choice(days, AS_OF).choose(wrong, Optional.empty());

    assertThat(chosen.selection().model().name()).isEqualTo("pareto-nbd");
    ModelFit taken = chosen(chosen.selection().fits());
    assertThat(taken.note()).startsWith("Chosen, though not the likeliest: in foretelling");
    Chosen withoutQuarters =
        choice(OriginDays.builder().build(), AS_OF).choose(wrong, Optional.empty());
    assertThat(withoutQuarters.selection()).isEqualTo(wrong);
    assertThat(withoutQuarters.trials()).isEmpty();
  }

  /**
   * In a season the model that is chosen stands beside the same one among all, as another object.
   */
  @Test
  void theLikeliestIsLeftInASeasonToo() {
    OriginDays days = OriginShop.open(AS_OF, 4000, 1, 1, 5);
    YearIndex index = YearIndex.ofMonths(Collections.nCopies(12, 1.0));
    PurchaseModelSelection.Selection inSeason =
        Season.fit(days.all().cells(day(AS_OF), WEEK), index, AS_OF, WEEK, MinimumData.DEFAULT);
    PurchaseModelSelection.Selection wrong = preferring(inSeason, "bg-nbd+season");
    PurchaseModelSelection.Selection another =
        new PurchaseModelSelection.Selection(
            preferring(
                    Season.fit(
                        days.all().cells(day(AS_OF), WEEK),
                        index,
                        AS_OF,
                        WEEK,
                        MinimumData.DEFAULT),
                    "bg-nbd+season")
                .model(),
            wrong.fits(),
            wrong.models());

    Chosen chosen =
        new ModelChoice(days, AS_OF, WEEK, MinimumData.DEFAULT, (known, day) -> Optional.of(index))
            .choose(another, Optional.empty());

    assertThat(chosen.selection().model().name()).isEqualTo("pareto-nbd+season");
  }

  @Test
  void withoutTwoQuartersEffectsMustPayForThemselves() {
    LocalDate early = OriginShop.OPENED.plusDays(ModelChoice.shortestHistory() - 20);
    Chosen strong = choose(OriginShop.open(early, 2000, 3, 1, 1), early);
    Chosen none = choose(OriginShop.open(early, 2000, 1, 1, 1), early);

    assertThat(strong.trials()).isEmpty();
    assertThat(strong.selection().model().name()).endsWith("+covariates");
    assertThat(chosen(strong.selection().fits()).note())
        .startsWith("Chosen: there are no two quarters to try it on; the log-likelihood");
    assertThat(none.selection().model().name()).doesNotContain("+covariates");
  }

  @Test
  void aSampleTellsTheEffectsAndEverybodyTheLevel() {
    OriginDays all = OriginShop.open(AS_OF, 4000, 2, 0.5, 2);
    OriginDays some = OriginShop.open(AS_OF, 3000, 2, 0.5, 1);
    OriginCategories categories = all.categories(SHARE);
    Chosen chosen =
        choice(some, AS_OF)
            .choose(
                selection(all, AS_OF),
                Optional.of(
                    new ModelChoice.Covariates(
                        SHARE,
                        categories,
                        () -> some.cells(categories, day(AS_OF), WEEK),
                        Optional.of(() -> all.cells(categories, day(AS_OF), WEEK)))));

    ModelFit taken = chosen(chosen.selection().fits());
    assertThat(taken.model()).endsWith("+covariates");
    assertThat(taken.customerCount()).isEqualTo(4000);
    assertThat(chosen(chosen.trials()).customerCount()).isBetween(3000L, 6000L);
  }

  @Test
  void aSeasonIsKeptAndNamed() {
    OriginDays days = OriginShop.open(AS_OF, 1500, 2, 0.5, 1);
    YearIndex index = YearIndex.ofMonths(Collections.nCopies(12, 1.0));
    PurchaseModelSelection.Selection inSeason =
        Season.fit(days.all().cells(day(AS_OF), WEEK), index, AS_OF, WEEK, MinimumData.DEFAULT);
    Chosen chosen =
        new ModelChoice(days, AS_OF, WEEK, MinimumData.DEFAULT, (known, day) -> Optional.of(index))
            .choose(inSeason, covariates(days, AS_OF));

    assertThat(chosen.selection().model().name()).endsWith("+covariates+season");
    assertThat(chosen(chosen.selection().fits()).model())
        .isEqualTo(chosen.selection().model().name());
    assertThat(chosen(chosen.trials()).model()).isEqualTo(chosen.selection().model().name());
    Origin store = new Origin("store", "FR", 2024);
    assertThat(chosen.selection().model().of(store).expectedPurchases(1, 10, 20, 13))
        .isGreaterThan(chosen.selection().model().expectedPurchases(1, 10, 20, 13));
  }

  @Test
  void nothingIsTriedWhereNobodyOrNextToNobodyBought() {
    OriginDays.Builder few = OriginDays.builder();
    for (int i = 0; i < 50; i++) {
      few.add(new Origin("site", "FR", 2023), day(OriginShop.OPENED) + i);
    }
    for (OriginDays days : List.of(OriginDays.builder().build(), few.build())) {
      PurchaseModelSelection.Selection selection = selection(days, AS_OF);
      Chosen chosen = choice(days, AS_OF).choose(selection, covariates(days, AS_OF));
      assertThat(chosen.selection()).isEqualTo(selection);
      assertThat(chosen.trials()).isEmpty();
    }
  }

  private static Chosen choose(OriginDays days, LocalDate asOf) {
    return choice(days, asOf).choose(selection(days, asOf), covariates(days, asOf));
  }

  private static Optional<ModelChoice.Covariates> covariates(OriginDays days, LocalDate asOf) {
    OriginCategories categories = days.categories(SHARE);
    return Optional.of(
        new ModelChoice.Covariates(
            SHARE, categories, () -> days.cells(categories, day(asOf), WEEK), Optional.empty()));
  }

  private static ModelChoice choice(OriginDays days, LocalDate asOf) {
    return new ModelChoice(days, asOf, WEEK, MinimumData.DEFAULT, (known, day) -> Optional.empty());
  }

  private static PurchaseModelSelection.Selection selection(OriginDays days, LocalDate asOf) {
    PurchaseCells cells = days.all().cells(day(asOf), WEEK);
    return PurchaseModelSelection.fit(cells, MinimumData.DEFAULT);
  }

  /** As if another model were the likeliest. */
  private static PurchaseModelSelection.Selection preferring(
      PurchaseModelSelection.Selection selection, String name) {
    return new PurchaseModelSelection.Selection(
        selection.models().stream()
            .filter(model -> model.name().equals(name))
            .findFirst()
            .orElseThrow(),
        selection.fits().stream()
            .map(fit -> fit.model().equals(name) ? fit.chosen("") : fit.notChosen(""))
            .toList(),
        selection.models());
  }

  private static ModelFit chosen(List<ModelFit> fits) {
    List<ModelFit> chosen = fits.stream().filter(ModelFit::isChosen).toList();
    assertThat(chosen).hasSize(1);
    return chosen.get(0);
  }

  private static double logScore(Chosen chosen, String model) {
    return chosen.trials().stream()
        .filter(trial -> trial.model().equals(model))
        .findFirst()
        .orElseThrow()
        .parameters()
        .get("log_score");
  }

  private static int day(LocalDate date) {
    return Math.toIntExact(date.toEpochDay());
  }
}
