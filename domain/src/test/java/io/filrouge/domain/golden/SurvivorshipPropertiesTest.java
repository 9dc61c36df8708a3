package io.filrouge.domain.golden;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SurvivorshipPropertiesTest {

  @Property
  void settlesTheSameInWhateverOrderThingsAreSaid(
      @ForAll("rules") Survivorship rules,
      @ForAll("statements") List<Statement> statements,
      @ForAll long seed) {
    List<Statement> shuffled = new ArrayList<>(statements);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(rules.settle(shuffled)).isEqualTo(rules.settle(statements));
  }

  @Property
  void listsEveryValueOnceWithOneSurvivor(
      @ForAll("rules") Survivorship rules, @ForAll("statements") List<Statement> statements) {
    Settlement settlement = rules.settle(statements);

    assertThat(settlement.candidates())
        .extracting(Candidate::value)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(values(statements));
    assertThat(settlement.survivedBy()).isNotBlank();
  }

  @Property
  void isNotSwayedByTheSameSaidTwice(
      @ForAll("rules") Survivorship rules, @ForAll("statements") List<Statement> statements) {
    List<Statement> twice = new ArrayList<>(statements);
    twice.addAll(statements);

    assertThat(rules.settle(twice)).isEqualTo(rules.settle(statements));
  }

  /** Rule by rule, only the statements that it likes best stay: the same, said another way. */
  @Property
  void leavesWhatIsLeftWhenEachRuleKeepsItsBest(
      @ForAll("rules") Survivorship rules, @ForAll("statements") List<Statement> statements) {
    List<Statement> left = statements;
    String survivedBy = values(left).size() == 1 ? "only_value" : null;
    left = kept(left, Comparator.comparing(statement -> !isFirstHand(statements, statement)));
    left = left.stream().filter(s -> s.isFirstHand() == isFirstHand(statements, s)).toList();
    survivedBy = survivedBy == null && values(left).size() == 1 ? "first_hand" : survivedBy;
    for (Criterion criterion : rules.criteria()) {
      left = kept(left, order(criterion, statements, rules.sources()));
      survivedBy =
          survivedBy == null && values(left).size() == 1 ? criterion.wireName() : survivedBy;
    }
    String value = Collections.min(values(left));
    String decided = survivedBy == null ? "first_by_value" : survivedBy;

    Settlement settlement = rules.settle(statements);
    assertThat(settlement.survivor().value()).isEqualTo(value);
    assertThat(settlement.survivedBy()).isEqualTo(decided);
    assertThat(left)
        .anyMatch(
            statement ->
                statement.value().equals(value)
                    && statement.source().equals(settlement.survivor().source()));
  }

  private static Comparator<Statement> order(
      Criterion criterion, List<Statement> all, List<String> sources) {
    return switch (criterion) {
      case VERIFIED -> Comparator.comparing(statement -> !isVerified(all, statement));
      case MOST_RECENT -> Comparator.comparing(Statement::lastSaidAt).reversed();
      case MOST_FREQUENT -> Comparator.comparing(statement -> -count(all, statement));
      case SOURCE_PRIORITY -> Comparator.comparing(statement -> rank(sources, statement));
    };
  }

  private static List<Statement> kept(List<Statement> statements, Comparator<Statement> order) {
    Statement best = Collections.min(statements, order);
    return statements.stream().filter(other -> order.compare(best, other) == 0).toList();
  }

  private static boolean isFirstHand(List<Statement> all, Statement statement) {
    return all.stream().anyMatch(s -> s.value().equals(statement.value()) && s.isFirstHand());
  }

  private static boolean isVerified(List<Statement> all, Statement statement) {
    return all.stream()
        .anyMatch(s -> s.value().equals(statement.value()) && Boolean.TRUE.equals(s.isVerified()));
  }

  private static int count(List<Statement> all, Statement statement) {
    Set<String> witnesses = new HashSet<>();
    for (Statement other : all) {
      boolean isSame = other.value().equals(statement.value());
      if (isSame && other.isFirstHand() == isFirstHand(all, statement)) {
        witnesses.add(other.source() + " " + other.witness());
      }
    }
    return witnesses.size();
  }

  private static int rank(List<String> sources, Statement statement) {
    int rank = sources.indexOf(statement.source());
    return rank < 0 ? Integer.MAX_VALUE : rank;
  }

  private static Set<String> values(List<Statement> statements) {
    return statements.stream().map(Statement::value).collect(toSet());
  }

  @Provide
  Arbitrary<Survivorship> rules() {
    return Combinators.combine(
            Arbitraries.of(Criterion.class).list().uniqueElements().ofMaxSize(4),
            Arbitraries.of("crm", "website", "store").list().uniqueElements())
        .as(Survivorship::new);
  }

  @Provide
  Arbitrary<List<Statement>> statements() {
    return Combinators.combine(
            Arbitraries.of("Lyon", "Nice", "Metz"),
            Arbitraries.of("crm", "website", "store", "fair"),
            Arbitraries.of("r1", "r2"),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(true, false).injectNull(0.5),
            Arbitraries.of(true, false))
        .as(
            (value, source, witness, day, spare, isVerified, isFirstHand) ->
                new Statement(
                    value, source, witness, day(day), day(day + spare), isVerified, isFirstHand))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  private static Instant day(int day) {
    return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(86_400L * day);
  }
}
