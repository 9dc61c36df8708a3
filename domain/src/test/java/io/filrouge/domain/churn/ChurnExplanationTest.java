package io.filrouge.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.domain.churn.ChurnModel.Voice;
import io.filrouge.domain.purchases.PurchaseTraits;
import io.filrouge.domain.purchases.ScoreReasons;
import io.filrouge.domain.purchases.TypicalCustomer;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChurnExplanationTest {
  private static final ChurnFigures TYPICAL = new ChurnFigures(0, 0, 0, 20, PurchaseTraits.NONE);

  private final People people = new People(11);
  private final Fold later = people.fold(1500, People.BY_RETURNS);
  private final BoostedTrees trees =
      ChurnLearning.learn(later, List.of(people.fold(1500, People.BY_RETURNS)), true)
          .chosen()
          .trees();

  @ParameterizedTest
  @EnumSource(Voice.class)
  void whatFiguresContributeAddsUpToTheLogOddsThatArePublished(Voice voice) {
    ChurnModel model = new ChurnModel(voice, trees, new PlattScaling(-0.3, 0.8));
    ChurnExplanation explanation = explanation(model);

    later
        .outcomes()
        .cells()
        .subList(0, 50)
        .forEach(
            cell -> {
              ChurnFigures customer = ChurnFigures.of(cell.outcome());
              double[] contributions = explanation.of(customer);
              assertThat(contributions).hasSize(voice == Voice.PURCHASES ? 3 : 5);
              assertThat(explanation.base() + Arrays.stream(contributions).sum())
                  .isCloseTo(
                      LogOdds.of(model.probability(later.model(), customer, People.HORIZON)),
                      Offset.offset(1e-9));
            });
  }

  @ParameterizedTest
  @EnumSource(value = Voice.class, names = "PURCHASES", mode = EnumSource.Mode.EXCLUDE)
  void namesWhatTheTreesFound(Voice voice) {
    ChurnExplanation explanation = explanation(new ChurnModel(voice, trees, Calibration.NONE));
    PurchaseTraits sendsBack = new PurchaseTraits(0, 1, 3, 5, 6, 0.45, 0, 2);

    double[] contributions = explanation.of(new ChurnFigures(2, 20, 30, 20, sendsBack));

    for (int figure = 0; figure < contributions.length; figure++) {
      if (figure != ScoreReasons.RETURNS) {
        assertThat(Math.abs(contributions[figure])).isLessThan(contributions[ScoreReasons.RETURNS]);
      }
    }
  }

  private ChurnExplanation explanation(ChurnModel model) {
    return new ChurnExplanation(
        model, later.model(), People.HORIZON, new TypicalCustomer(2, 0.5, 30), TYPICAL);
  }
}
