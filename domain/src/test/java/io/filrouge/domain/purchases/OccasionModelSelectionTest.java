package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OccasionModelSelectionTest {

  private static final MinimumData ANYTHING = new MinimumData(0, 0);

  /** 11,104 donors in 22 cells against the walkthrough of BTYD. */
  @Test
  void fitsBgBbToTheDonationsAsPublished() throws IOException {
    OccasionCells.Builder builder = OccasionCells.builder();
    for (String line : Files.readAllLines(SharedData.file("cdnow/donations.csv"))) {
      if (!line.startsWith("frequency")) {
        int[] cell = Arrays.stream(line.split(",", -1)).mapToInt(Integer::parseInt).toArray();
        builder.add(cell[0], cell[1], cell[2], cell[3]);
      }
    }
    OccasionCells cells = builder.build();
    var selection = OccasionModelSelection.fit(cells, MinimumData.DEFAULT);
    ModelFit fit = selection.fits().get(0);

    assertThat(cells.size()).isEqualTo(22);
    assertThat(fit.customerCount()).isEqualTo(11_104);
    assertThat(fit.isChosen()).isTrue();
    assertThat(fit.parameters().get("alpha")).isCloseTo(1.203522, offset(1e-3));
    assertThat(fit.parameters().get("beta")).isCloseTo(0.749716, offset(1e-3));
    assertThat(fit.parameters().get("gamma")).isCloseTo(0.656718, offset(1e-3));
    assertThat(fit.parameters().get("delta")).isCloseTo(2.783442, offset(1e-3));
    assertThat(fit.logLikelihood()).isCloseTo(-33225.581274, offset(1e-3));
    assertThat(fit.standardErrors()).hasSize(4);
    assertThat(selection.fits().get(1).note()).isEqualTo("Not needed: bg-bb holds.");
    assertSound(selection);
  }

  /** Of as many purchases, every pattern is as likely: those that end early are no fewer. */
  @Test
  void fallsBackToTheBetaBinomialWhereNobodyLeaves() {
    OccasionCells.Builder builder = OccasionCells.builder();
    for (int x = 1; x <= 6; x++) {
      for (int recency = x; recency <= 6; recency++) {
        builder.add(x, recency, 6, 20 * (1 + (x - 3L) * (x - 3)) * waysToEndAt(x, recency));
      }
    }
    var selection = OccasionModelSelection.fit(builder.add(0, 0, 6, 200).build(), ANYTHING);

    assertThat(selection.model().name()).isEqualTo("beta-binomial");
    assertThat(selection.fits().get(0).note())
        .startsWith("The chance of leaving adds nothing to the likelihood. The fit runs to the");
    assertSound(selection);
  }

  @Test
  void fallsBackToTheRateWhereAllAreIdentical() {
    var selection =
        OccasionModelSelection.fit(OccasionCells.builder().add(2, 6, 6, 1000).build(), ANYTHING);

    assertThat(selection.model().name()).isEqualTo("rate");
    assertThat(selection.model().expectedPurchases(2, 6, 6, 3)).isCloseTo(1, withinPercentage(1));
    assertSound(selection);
  }

  @Test
  void saysHowMuchDataIsMissing() {
    var empty = OccasionModelSelection.fit(OccasionCells.builder().build(), ANYTHING);
    var few =
        OccasionModelSelection.fit(
            OccasionCells.builder().add(0, 0, 3, 500).add(1, 2, 3, 4).build(), MinimumData.DEFAULT);

    assertThat(empty.fits().get(0).note())
        .isEqualTo("Not fitted: 0 buyers, at least 1 are needed.");
    assertThat(few.fits().get(0).note()).isEqualTo("Not fitted: 4 buyers, at least 30 are needed.");
    assertSound(empty);
    assertSound(few);
  }

  /** The other x - 1 purchases lie anywhere before the last. */
  private static long waysToEndAt(int x, int recency) {
    long ways = 1;
    for (int i = 1; i < x; i++) {
      ways = ways * (recency - i) / i;
    }
    return ways;
  }

  private static void assertSound(OccasionModelSelection.Selection selection) {
    assertThat(selection.fits())
        .extracting(ModelFit::model)
        .containsExactly("bg-bb", "beta-binomial", "rate");
    assertThat(selection.fits().stream().filter(ModelFit::isChosen).map(ModelFit::model))
        .containsExactly(selection.model().name());
    for (ModelFit fit : selection.fits()) {
      assertThat(fit.score()).isEqualTo("occasions");
      assertThat(fit.note()).isNotBlank();
      assertThat(fit.parameters().values()).allMatch(value -> Math.abs(value) < 1e6);
    }
    OccasionModel model = selection.model();
    assertThat(model.probabilityAlive(1, 2, 6)).isBetween(0.0, 1.0);
    assertThat(model.probabilityOfNoPurchase(1, 2, 6, 3)).isBetween(0.0, 1.0);
    assertThat(model.expectedPurchasesOfNewCustomer(3)).isBetween(0.0, 3.0);
    assertThat(model.discountedPurchases(1, 2, 6, 0.1)).isBetween(0.0, 10.0);
  }
}
