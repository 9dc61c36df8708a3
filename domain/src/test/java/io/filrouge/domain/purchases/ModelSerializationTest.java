package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An engine ships models to its workers; they must arrive and answer alike. */
class ModelSerializationTest {

  @Test
  void aValuationArrivesWithItsModels() throws Exception {
    LifetimeValue year =
        new LifetimeValue(
            new BgNbd(0.24, 4.4, 0.8, 2.4), new GammaGamma(6.25, 3.74, 15.44), 52, 4, 0.01);

    assertThat(copy(year).forecast(2, 30, 38, 22)).isEqualTo(year.forecast(2, 30, 38, 22));
  }

  @Test
  void everyModelArrives() throws Exception {
    List<PurchaseModel> models =
        List.of(
            new MbgNbd(0.52, 6.2, 0.9, 1.6),
            new ParetoNbd(0.55, 10.6, 0.6, 11.7),
            new MbgCnbdK(3, 0.52, 6.2, 0.9, 1.6),
            new Nbd(0.38, 12),
            new Rate(0.03));
    for (PurchaseModel model : models) {
      assertThat(copy(model).expectedPurchases(2, 30, 38, 52))
          .isEqualTo(model.expectedPurchases(2, 30, 38, 52));
      assertThat(copy(model.purchaseCounts(2, 30, 38, 52)).quantile(0.9))
          .isEqualTo(model.purchaseQuantile(2, 30, 38, 52, 0.9));
    }
    OccasionModel occasions = new BgBb(1.2, 0.75, 0.66, 2.8);
    assertThat(copy(occasions).expectedPurchases(2, 4, 6, 5))
        .isEqualTo(occasions.expectedPurchases(2, 4, 6, 5));
    RenewalModel renewals = new BetaDiscreteWeibull(0.5, 0.8, 1.3);
    assertThat(copy(renewals).logSurvival(7)).isEqualTo(renewals.logSurvival(7));
  }

  @Test
  void aSelectionArrivesWithItsFits() throws Exception {
    PurchaseCells cells = copy(PurchaseCells.builder().add(1, 2, 3, 200).build());
    var purchases = PurchaseModelSelection.fit(cells, MinimumData.DEFAULT);
    var spend =
        SpendModelSelection.fit(copy(SpendCells.builder().add(1, 10).build()), MinimumData.DEFAULT);

    assertThat(copy(purchases).fits()).isEqualTo(purchases.fits());
    assertThat(copy(spend).fits()).isEqualTo(spend.fits());
    assertThat(copy(purchases).model().expectedPurchases(1, 2, 3, 4))
        .isEqualTo(purchases.model().expectedPurchases(1, 2, 3, 4));
  }

  @SuppressWarnings("unchecked")
  private static <T extends Serializable> T copy(T original)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
