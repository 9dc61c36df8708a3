package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
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
