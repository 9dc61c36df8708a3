package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fits on CDNOW against published values (Fader, Hardie and Lee 2005; the tests of CLVTools). */
class CdnowFitTest {

  private List<Cdnow.Customer> customers;
  private PurchaseModelSelection.Selection purchases;
  private SpendModelSelection.Selection spend;

  @BeforeEach
  void fit() {
    customers = Cdnow.customers();
    purchases = PurchaseModelSelection.fit(Cdnow.purchaseCells(customers), MinimumData.DEFAULT);
    spend = SpendModelSelection.fit(Cdnow.spendCells(customers), MinimumData.DEFAULT);
  }

  @Test
  void summarisesTheCustomersAsThePaperDoes() {
    PurchaseCells cells = Cdnow.purchaseCells(customers);

    assertThat(cells.customerCount()).isEqualTo(2357);
    assertThat(cells.customerCount() - cells.repeatBuyerCount()).isEqualTo(1411);
    assertThat(cells.purchaseCount()).isEqualTo(2457);
    assertThat(cells.size()).isEqualTo(1016);
    assertThat(cells.largestX()).isEqualTo(29);
    assertThat(customers.stream().mapToInt(Cdnow.Customer::heldOut).sum()).isEqualTo(1882);
    assertThat(customers.stream().mapToDouble(Cdnow.Customer::age).distinct().count())
        .isEqualTo(84);
  }

  @Test
  void choosesTheLikeliestAndKeepsTheOthersWithTheirFigures() {
    assertThat(purchases.model().name()).isEqualTo("mbg-nbd");
    assertThat(purchases.fits())
        .extracting(ModelFit::model, ModelFit::isChosen, ModelFit::isConverged, ModelFit::note)
        .containsExactly(
            tuple(
                "bg-nbd",
                false,
                true,
                "Not chosen: the log-likelihood of mbg-nbd is higher by 0.29."),
            tuple(
                "mbg-nbd",
                true,
                true,
                "Chosen: the likeliest of those fitted inside their bounds."),
            tuple(
                "pareto-nbd",
                false,
                true,
                "Not chosen: the log-likelihood of mbg-nbd is higher by 12.84."),
            tuple("nbd", false, true, "Not needed: mbg-nbd holds."),
            tuple("rate", false, true, "Not needed: mbg-nbd holds."));
  }

  /** As Reutterer, Platzer and Schroeder 2021 find: buyers of CDNOW are not regular. */
  @Test
  void offersRegularIntervalsWhereTheyAreKnown() {
    double logIntervals = customers.stream().mapToDouble(Cdnow.Customer::logIntervals).sum();
    PurchaseCells cells = Cdnow.purchaseCells(customers).withLogIntervals(logIntervals);
    var selection = PurchaseModelSelection.fit(cells, MinimumData.DEFAULT);
    ModelFit fit = fit(selection.fits(), "mbg-cnbd-k");

    assertThat(selection.model().name()).isEqualTo("mbg-nbd");
    assertThat(fit.isConverged()).isTrue();
    assertThat(fit.parameters()).containsEntry("k", 2.0);
    assertThat(fit.note())
        .isEqualTo("Not chosen: the log-likelihood of mbg-nbd is higher by 271.12.");
  }

  @Test
  void fitsMbgNbdWithThePublishedParameters() {
    ModelFit fit = fit(purchases.fits(), "mbg-nbd");

    assertThat(fit.parameters().get("r")).isCloseTo(0.524843, offset(1e-4));
    assertThat(fit.parameters().get("alpha")).isCloseTo(6.183085, offset(1e-4));
    assertThat(fit.parameters().get("a")).isCloseTo(0.891360, offset(1e-4));
    assertThat(fit.parameters().get("b")).isCloseTo(1.614003, offset(1e-4));
    assertThat(fit.logLikelihood()).isCloseTo(-9582.135716, offset(1e-4));
    assertThat(fit.standardErrors()).hasSize(4);
  }

  @Test
  void fitsParetoNbdWithThePublishedParameters() {
    ModelFit fit = fit(purchases.fits(), "pareto-nbd");

    assertThat(fit.parameters().get("r")).isCloseTo(0.553277, offset(1e-4));
    assertThat(fit.parameters().get("alpha")).isCloseTo(10.577683, offset(1e-4));
    assertThat(fit.parameters().get("s")).isCloseTo(0.606240, offset(1e-4));
    assertThat(fit.parameters().get("beta")).isCloseTo(11.668735, offset(1e-4));
    assertThat(fit.logLikelihood()).isCloseTo(-9594.976179, offset(1e-4));
  }

  @Test
  void givesTheStandardErrorsOfParetoNbd() {
    var errors = fit(purchases.fits(), "pareto-nbd").standardErrors();

    assertThat(errors.get("r")).isCloseTo(0.0476264, withinPercentage(0.1));
    assertThat(errors.get("alpha")).isCloseTo(0.8427222, withinPercentage(0.1));
    assertThat(errors.get("s")).isCloseTo(0.1872594, withinPercentage(0.1));
    assertThat(errors.get("beta")).isCloseTo(6.2105448, withinPercentage(0.1));
  }

  @Test
  void fitsBgNbdWithThePublishedParameters() {
    ModelFit fit = fit(purchases.fits(), "bg-nbd");

    assertThat(fit.parameters().get("r")).isCloseTo(0.2425945, offset(1e-4));
    assertThat(fit.parameters().get("alpha")).isCloseTo(4.4136019, offset(1e-4));
    assertThat(fit.parameters().get("a")).isCloseTo(0.7929199, offset(1e-4));
    assertThat(fit.parameters().get("b")).isCloseTo(2.4258881, offset(1e-4));
    assertThat(fit.logLikelihood()).isCloseTo(-9582.429207, offset(1e-4));
    assertThat(fit.customerCount()).isEqualTo(2357);
  }

  @Test
  void givesTheStandardErrorsOfBgNbd() {
    var errors = fit(purchases.fits(), "bg-nbd").standardErrors();

    assertThat(errors.get("r")).isCloseTo(0.012557, withinPercentage(0.1));
    assertThat(errors.get("alpha")).isCloseTo(0.378224, withinPercentage(0.1));
    assertThat(errors.get("a")).isCloseTo(0.185733, withinPercentage(0.1));
    assertThat(errors.get("b")).isCloseTo(0.705412, withinPercentage(0.1));
  }

  @Test
  void fitsNbdBesideIt() {
    ModelFit fit = fit(purchases.fits(), "nbd");

    assertThat(fit.isChosen()).isFalse();
    assertThat(fit.isConverged()).isTrue();
    assertThat(fit.parameters().get("r")).isCloseTo(0.384766, offset(1e-3));
    assertThat(fit.parameters().get("alpha")).isCloseTo(12.072022, offset(1e-3));
    assertThat(fit.logLikelihood()).isCloseTo(-9763.6576, offset(1e-3));
  }

  @Test
  void choosesGammaGammaWithThePublishedParameters() {
    ModelFit fit = fit(spend.fits(), "gamma-gamma");

    assertThat(fit.isChosen()).isTrue();
    assertThat(fit.customerCount()).isEqualTo(946);
    assertThat(fit.parameters().get("p")).isCloseTo(6.2496, withinPercentage(0.1));
    assertThat(fit.parameters().get("q")).isCloseTo(3.7442, withinPercentage(0.1));
    assertThat(fit.parameters().get("gamma")).isCloseTo(15.4435, withinPercentage(0.1));
    assertThat(fit.logLikelihood()).isCloseTo(-4055.9177, offset(1e-3));
  }

  private static ModelFit fit(List<ModelFit> fits, String model) {
    return fits.stream().filter(fit -> fit.model().equals(model)).findFirst().orElseThrow();
  }
}
