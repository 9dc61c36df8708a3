package io.filrouge.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.filrouge.domain.evaluation.Forecaster.Depth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CurveTest {

  /** Ten customers, of whom the two with the highest frequency then buy most. */
  private static final Outcomes OUTCOMES =
      Outcomes.builder()
          .add(new CustomerOutcome(9, 40, 60, 10, 2, 20, 6, 36), 1)
          .add(new CustomerOutcome(7, 40, 60, 10, 2, 20, 2, 36), 1)
          .add(new CustomerOutcome(1, 10, 60, 8, 0, 0, 1, 5), 2)
          .add(new CustomerOutcome(0, 0, 60, 0, 0, 0, 0, 0), 6)
          .weeks(List.of(new PurchasesBy(7, 1, 4), new PurchasesBy(10, 10 / 7.0, 10)))
          .build();

  @Test
  void gainHoldsWhatTheFirstCustomersDid() {
    List<CurvePoint> gain = gain(customer -> (double) customer.x(), Depth.VALUE);

    assertThat(gain).hasSize(20).extracting(CurvePoint::customerCount).endsWith(9L, 10L, 10L);
    assertThat(observedAt(gain, 0.1)).isEqualTo(0.6);
    assertThat(observedAt(gain, 0.2)).isEqualTo(0.8);
    assertThat(observedAt(gain, 0.4)).isEqualTo(1);
    assertThat(at(gain, 0.2).predicted()).isEqualTo(16 / 18.0, within(1e-12));
    assertThat(at(gain, 1).predicted()).isEqualTo(1);
  }

  @Test
  void customersOfOnePredictionAreAStraightPieceOfIt() {
    assertThat(gain(customer -> 1.0, Depth.VALUE))
        .allSatisfy(
            point -> assertThat(point.observed()).isEqualTo(point.position(), within(1e-12)));
  }

  @Test
  void anOrderAloneForetellsNoShares() {
    assertThat(gain(customer -> -customer.age(), Depth.RANK))
        .hasSize(20)
        .allSatisfy(point -> assertThat(point.predicted()).isNull());
  }

  @Test
  void thereAreNoSharesOfNothing() {
    assertThat(gain(customer -> 0.0, Depth.VALUE)).isEmpty();
    Outcomes nothing =
        Outcomes.builder().add(new CustomerOutcome(1, 10, 60, 8, 0, 0, 0, 0), 2).build();
    assertThat(curve(nothing, forecaster(customer -> 1.0, Depth.VALUE), Curve.GAIN)).isEmpty();
  }

  @Test
  void frequentBuyersAreOnePoint() {
    List<CurvePoint> frequencies =
        curve(OUTCOMES, forecaster(customer -> customer.x() / 2.0, Depth.VALUE), Curve.FREQUENCY);

    assertThat(frequencies)
        .containsExactly(
            new CurvePoint(Curve.FREQUENCY, 0, 6, 0.0, 0),
            new CurvePoint(Curve.FREQUENCY, 1, 2, 0.5, 1),
            new CurvePoint(Curve.FREQUENCY, 7, 2, 4.0, 4));
  }

  @Test
  void weeksAddUpAllCustomers() {
    Forecaster forecaster =
        new Forecaster(
            "some",
            Target.ORDERS,
            Depth.VALUE,
            false,
            customer -> Forecast.of(customer.x()),
            Optional.of(
                (customer, times) ->
                    Arrays.stream(times).map(time -> customer.x() * time).toArray()));

    assertThat(curve(OUTCOMES, forecaster, Curve.WEEKS))
        .containsExactly(
            new CurvePoint(Curve.WEEKS, 7, 10, 18.0, 4),
            new CurvePoint(
                Curve.WEEKS, 10, 10, 7 * (10 / 7.0) + 9 * (10 / 7.0) + 2 * (10 / 7.0), 10));
    assertThat(curve(OUTCOMES, forecaster(customer -> 1.0, Depth.VALUE), Curve.WEEKS))
        .as("of one that speaks of the whole window alone")
        .isEmpty();
  }

  private static List<CurvePoint> gain(Function<CustomerOutcome, Double> rule, Depth depth) {
    return curve(OUTCOMES, forecaster(rule, depth), Curve.GAIN);
  }

  private static Forecaster forecaster(Function<CustomerOutcome, Double> rule, Depth depth) {
    return new Forecaster(
        "some", Target.ORDERS, depth, false, customer -> Forecast.of(rule.apply(customer)));
  }

  private static List<CurvePoint> curve(Outcomes outcomes, Forecaster forecaster, Curve curve) {
    return new BackTest(outcomes, 1)
        .evaluate(forecaster).curves().stream().filter(point -> point.curve() == curve).toList();
  }

  private static double observedAt(List<CurvePoint> points, double position) {
    return at(points, position).observed();
  }

  private static CurvePoint at(List<CurvePoint> points, double position) {
    return points.stream()
        .filter(point -> Math.abs(point.position() - position) < 1e-9)
        .findFirst()
        .orElseThrow();
  }
}
