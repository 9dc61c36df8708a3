package io.filrouge.batch.scores;

import io.filrouge.domain.choice.ModelChoice;
import io.filrouge.domain.purchases.ModelFit;
import io.filrouge.domain.purchases.PurchaseCells;
import io.filrouge.domain.purchases.PurchaseModel;
import io.filrouge.domain.purchases.PurchaseModelSelection;
import io.filrouge.domain.season.Season;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The purchase models of a customer base: in the time of its season where that foretells its
 * quarters better, else without one; of them the one that foretells best, with covariates where it
 * then foretells better still.
 *
 * @param cells the histories by the calendar
 * @param selection all models tell by the calendar
 * @param trials how they did on past quarters; none where there were none
 */
record PurchaseFits(
    PurchaseCells cells,
    Season season,
    PurchaseModelSelection.Selection selection,
    List<ModelFit> trials) {

  static PurchaseFits of(CustomerBase base, ScoreSettings settings) {
    PurchaseCells cells = base.purchaseCells();
    Season season = base.season(cells, settings);
    ModelChoice.Chosen chosen =
        base.choice(
            cells,
            season,
            season.isChosen()
                ? inSeason(cells, season, base, settings)
                : PurchaseModelSelection.fit(cells, settings.minimumData()),
            settings);
    return new PurchaseFits(cells, season, chosen.selection(), chosen.trials());
  }

  PurchaseModel model() {
    return selection.model();
  }

  /** Whether any of the models tells customers of some origins from others. */
  boolean areByOrigin() {
    return selection.models().stream().anyMatch(PurchaseModel::isByOrigin);
  }

  /** Every candidate; where a season was taken, the same models without one lost. */
  List<ModelFit> fits(ScoreSettings settings) {
    List<ModelFit> fits = new ArrayList<>(selection.fits());
    if (season.isChosen()) {
      for (ModelFit steady : PurchaseModelSelection.fit(cells, settings.minimumData()).fits()) {
        fits.add(steady.notChosen("The shop has a season, and this knows none. " + steady.note()));
      }
    }
    return fits;
  }

  private static PurchaseModelSelection.Selection inSeason(
      PurchaseCells cells, Season season, CustomerBase base, ScoreSettings settings) {
    return Season.fit(
        cells,
        season.index().orElseThrow(),
        base.asOf(),
        settings.timeUnit().days(),
        settings.minimumData());
  }

  /** What was not chosen, where a season was tried: without one, or with it. */
  Optional<PurchaseModelSelection.Selection> other(CustomerBase base, ScoreSettings settings) {
    return season
        .index()
        .map(
            index ->
                season.isChosen()
                    ? PurchaseModelSelection.fit(cells, settings.minimumData())
                    : inSeason(cells, season, base, settings));
  }
}
