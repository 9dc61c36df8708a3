package io.filrouge.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreeGrowerTest {

  /** Neither figure alone says anything. */
  private static boolean staysAway(double one, double other) {
    return one > 0.5 ^ other > 0.5;
  }

  @Test
  void learnsWhatOnlyTwoFiguresTogetherTell() {
    BoostedTrees trees = TreeGrower.grow(TrainingRows.of(examples(4000, 1).stream()));

    long right =
        examples(1000, 2).stream()
            .filter(example -> trees.logOdds(example.figures()) > 0 == example.stayedAway())
            .count();
    assertThat(right).isGreaterThan(950);
  }

  @Test
  void growsTheSameTreesInWhateverOrderCustomersCame() {
    List<TrainingRows.Example> examples = examples(2000, 1);
    BoostedTrees trees = TreeGrower.grow(TrainingRows.of(examples.stream()));
    List<TrainingRows.Example> shuffled = new ArrayList<>(examples);
    Collections.shuffle(shuffled, new Random(5));

    assertThat(TreeGrower.grow(TrainingRows.of(shuffled.stream())).parameters())
        .isEqualTo(trees.parameters());
    assertThat(BoostedTrees.of(trees.parameters()).parameters()).isEqualTo(trees.parameters());
  }

  @Test
  void countsCustomersWhoAreAlike() {
    List<TrainingRows.Example> examples = examples(500, 1);
    List<TrainingRows.Example> twice = new ArrayList<>(examples);
    twice.addAll(examples);
    List<TrainingRows.Example> counted =
        examples.stream()
            .map(example -> new TrainingRows.Example(example.figures(), example.stayedAway(), 2))
            .toList();
    BoostedTrees fromTwice = TreeGrower.grow(TrainingRows.of(twice.stream()));
    BoostedTrees fromCounted = TreeGrower.grow(TrainingRows.of(counted.stream()));

    examples.forEach(
        example ->
            assertThat(fromCounted.logOdds(example.figures()))
                .isCloseTo(
                    fromTwice.logOdds(example.figures()),
                    org.assertj.core.data.Offset.offset(1e-9)));
  }

  @Test
  void saysTheShareWhereNothingTellsCustomersApart() {
    List<TrainingRows.Example> alike = new ArrayList<>();
    alike.add(new TrainingRows.Example(new double[] {1, 1}, true, 300));
    alike.add(new TrainingRows.Example(new double[] {1, 1}, false, 100));

    BoostedTrees trees = TreeGrower.grow(TrainingRows.of(alike.stream()));

    assertThat(LogOdds.toProbability(trees.logOdds(new double[] {1, 1})))
        .isCloseTo(0.75, org.assertj.core.data.Offset.offset(1e-9));
  }

  private static List<TrainingRows.Example> examples(int count, long seed) {
    Random random = new Random(seed);
    List<TrainingRows.Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double one = random.nextDouble();
      double other = random.nextDouble();
      examples.add(new TrainingRows.Example(new double[] {one, other}, staysAway(one, other), 1));
    }
    return examples;
  }
}
