package io.filrouge.domain.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.filrouge.domain.choice.ModelChoice.Chosen;
import io.filrouge.domain.churn.RealShop;
import io.filrouge.domain.purchases.MinimumData;
import io.filrouge.domain.purchases.ModelFit;
import io.filrouge.domain.purchases.OriginCategories;
import io.filrouge.domain.purchases.PurchaseModelSelection;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the last quarters of real shops say of the models. */
class RealChoiceTest {
  private static final double WEEK = 7;

  /** Here the likeliest is as good as the next likely one, and stays. */
  @Test
  void theLikeliestOfCdnowStays() {
    Chosen chosen = choose(RealShop.cdnow().daysByOrigin(), LocalDate.parse("1998-06-30"));

    assertThat(chosen.selection().model().name()).isEqualTo("mbg-nbd");
    assertThat(figure(chosen, "mbg-nbd", "log_score")).isCloseTo(-0.47471, within(2e-5));
    assertThat(figure(chosen, "pareto-nbd", "log_score")).isCloseTo(-0.47472, within(2e-5));
    assertThat(figure(chosen, "bg-nbd", "log_score")).isCloseTo(-0.47674, within(2e-5));
    assertThat(figure(chosen, "rate", "log_score")).isCloseTo(-0.51842, within(2e-5));
    assertThat(figure(chosen, "mbg-nbd", "bias")).isCloseTo(0.067, within(0.001));
    assertThat(figure(chosen, "mbg-nbd", "auc")).isCloseTo(0.8132, within(1e-4));
    assertThat(figure(chosen, "pareto-nbd", "auc")).isCloseTo(0.8158, within(1e-4));
    assertThat(figure(chosen, "pareto-nbd", "bias")).isCloseTo(0.116, within(0.001));
    assertThat(figure(chosen, "bg-nbd", "bias")).isCloseTo(0.097, within(0.001));
    assertThat(figure(chosen, "nbd", "bias")).isCloseTo(0.546, within(0.001));
    assertThat(figure(chosen, "recency", "auc")).isCloseTo(0.8124, within(1e-4));
    assertThat(figure(chosen, "same-as-before", "auc")).isCloseTo(0.7159, within(1e-4));
    assertThat(chosen.selection().fits())
        .extracting(ModelFit::model)
        .as("everybody came in one quarter, and of no channel and country")
        .noneMatch(model -> model.endsWith("+covariates"));
  }

  /** The papers' date: three quarters are too few to ask two of them. */
  @Test
  void thePapersCdnowIsNotTried() {
    assertThat(choose(RealShop.cdnow().daysByOrigin(), LocalDate.parse("1997-09-30")).trials())
        .isEmpty();
  }

  /** Nobody leaves within a year, so that no model with leaving holds and none has covariates. */
  @Test
  void onlineRetailStaysWithoutLeaving() {
    Chosen chosen = choose(RealShop.onlineRetail().daysByOrigin(), LocalDate.parse("2011-12-09"));

    assertThat(chosen.selection().model().name()).isEqualTo("nbd");
    assertThat(figure(chosen, "nbd", "log_score")).isCloseTo(-1.30005, within(2e-5));
    assertThat(figure(chosen, "rate", "log_score")).isCloseTo(-1.29688, within(2e-5));
    assertThat(figure(chosen, "nbd", "auc")).isCloseTo(0.7379, within(1e-4));
    assertThat(figure(chosen, "recency", "auc")).isCloseTo(0.6761, within(1e-4));
    assertThat(figure(chosen, "nbd", "bias")).isCloseTo(-0.085, within(0.001));
  }

  private static double figure(Chosen chosen, String model, String figure) {
    return chosen.trials().stream()
        .filter(trial -> trial.model().equals(model))
        .findFirst()
        .orElseThrow()
        .parameters()
        .get(figure);
  }

  private static Chosen choose(OriginDays days, LocalDate asOf) {
    int day = Math.toIntExact(asOf.toEpochDay());
    OriginDays known = days.until(day);
    OriginCategories categories = known.categories(0.02);
    return new ModelChoice(known, asOf, WEEK, MinimumData.DEFAULT, (some, at) -> Optional.empty())
        .choose(
            PurchaseModelSelection.fit(known.all().cells(day, WEEK), MinimumData.DEFAULT),
            Optional.of(
                new ModelChoice.Covariates(
                    0.02, categories, () -> known.cells(categories, day, WEEK), Optional.empty())));
  }
}
