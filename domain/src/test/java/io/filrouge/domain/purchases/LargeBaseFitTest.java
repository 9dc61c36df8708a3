package io.filrouge.domain.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Where starts are tried on a sample, all customers decide in the end. */
class LargeBaseFitTest {
  private static final int CUSTOMERS = 100_000;
  private static final PurchaseCells CELLS = cells();

  @Test
  void endsWhereEveryStartOnAllCustomersEnds() {
    for (Likelihood likelihood :
        List.of(
            new NbdLikelihood(CELLS),
            BetaGeometricLikelihood.ofBgNbd(CELLS),
            new ParetoNbdLikelihood(CELLS))) {
      assertThat(likelihood.sample()).isPresent();

      Estimate quick = MaximumLikelihood.fit(likelihood);
      Estimate thorough = MaximumLikelihood.fit(new Whole(likelihood));

      assertThat(quick.isUsable()).isEqualTo(thorough.isUsable());
      assertThat(quick.logLikelihood())
          .isEqualTo(thorough.logLikelihood(), within(1e-9 * Math.abs(thorough.logLikelihood())));
      for (int i = 0; i < likelihood.parameterNames().size(); i++) {
        assertThat(quick.parameter(i))
            .as(likelihood.parameterNames().get(i))
            .isEqualTo(thorough.parameter(i), within(1e-4 * thorough.parameter(i)));
      }
    }
  }

  @Test
  void tellsOfABaseThatHasNoOptimum() {
    PurchaseCellsBuilder alike = PurchaseCells.builder();
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < CUSTOMERS; i++) {
      double age = 20 + 20 * random.nextDouble();
      alike.add(4, age * (0.8 + 0.2 * random.nextDouble()), age);
    }
    Likelihood likelihood = BetaGeometricLikelihood.ofBgNbd(alike.build());

    assertThat(likelihood.sample()).isPresent();
    assertThat(MaximumLikelihood.fit(likelihood).problem())
        .isEqualTo(MaximumLikelihood.fit(new Whole(likelihood)).problem())
        .isNotEmpty();
  }

  @Test
  void aSampleIsOfTheSameCustomers() {
    PurchaseCells sample = CELLS.sample().orElseThrow();

    assertThat(sample.customerCount()).isEqualTo(20_000);
    assertThat(sample.purchaseCount() / sample.customerCount())
        .isEqualTo(CELLS.purchaseCount() / CELLS.customerCount(), within(0.05));
    assertThat((double) sample.repeatBuyerCount() / sample.customerCount())
        .isEqualTo((double) CELLS.repeatBuyerCount() / CELLS.customerCount(), within(0.002));
    assertThat(sample.exposure() / sample.customerCount())
        .isEqualTo(CELLS.exposure() / CELLS.customerCount(), within(0.01));
    assertThat(sample.sample()).isEmpty();
  }

  /** One that is asked of all customers only. */
  private record Whole(Likelihood likelihood) implements Likelihood {
    @Override
    public List<String> parameterNames() {
      return likelihood.parameterNames();
    }

    @Override
    public double[] scales() {
      return likelihood.scales();
    }

    @Override
    public List<double[]> starts() {
      return likelihood.starts();
    }

    @Override
    public double weight() {
      return likelihood.weight();
    }

    @Override
    public double evaluate(double[] logParameters, double[] gradient) {
      return likelihood.evaluate(logParameters, gradient);
    }
  }

  /** Customers who buy at an exponential rate of their own, until they leave by chance. */
  private static PurchaseCells cells() {
    SplittableRandom random = new SplittableRandom(20240101);
    PurchaseCellsBuilder builder = PurchaseCells.builder();
    for (int i = 0; i < CUSTOMERS; i++) {
      // Ages in whole days: many who never came back are alike.
      double age = (189 + random.nextInt(84)) / 7.0;
      double rate = 0.12 * exponential(random);
      double leaving = random.nextDouble() * random.nextDouble();
      int x = 0;
      double recency = 0;
      double next = exponential(random) / rate;
      while (next < age) {
        x++;
        recency = next;
        if (random.nextDouble() < leaving) {
          break;
        }
        next += exponential(random) / rate;
      }
      builder.add(x, recency, age);
    }
    return builder.build();
  }

  private static double exponential(SplittableRandom random) {
    return -Math.log1p(-random.nextDouble());
  }
}
