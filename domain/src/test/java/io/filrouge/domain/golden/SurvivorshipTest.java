package io.filrouge.domain.golden;

import static io.filrouge.domain.golden.Criterion.MOST_FREQUENT;
import static io.filrouge.domain.golden.Criterion.MOST_RECENT;
import static io.filrouge.domain.golden.Criterion.SOURCE_PRIORITY;
import static io.filrouge.domain.golden.Criterion.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurvivorshipTest {
  /**
   * Each as {@code value source witness year}, with {@code verified}, {@code denied} or {@code
   * hearsay}.
   */
  private static final List<Statement> TOWNS =
      List.of(
          statement("Lyon crm r1 2020 verified"),
          statement("Nice crm r2 2024"),
          statement("Metz website r3 2025"),
          statement("Metz store r4 2021"),
          statement("Brest store r5 2026 hearsay"));

  @ParameterizedTest
  @CsvSource({
    "verified,                         Lyon, crm,     verified",
    "most_recent,                      Metz, website, most_recent",
    "most_frequent,                    Metz, website, most_frequent",
    "source_priority,                  Metz, store,   source_priority",
    "source_priority verified,         Metz, store,   source_priority",
    "most_frequent source_priority,    Metz, store,   most_frequent",
    "verified most_recent,             Lyon, crm,     verified"
  })
  void survivesByTheFirstRuleThatTellsValuesApart(
      String rules, String value, String source, String survivedBy) {
    Settlement settlement = rules(rules, "store", "crm").settle(TOWNS);

    assertThat(settlement.survivor().value()).isEqualTo(value);
    assertThat(settlement.survivor().source()).isEqualTo(source);
    assertThat(settlement.survivedBy()).isEqualTo(survivedBy);
  }

  @Test
  void goesOnToTheNextRuleWhereOneCannotTell() {
    Settlement settlement = rules("source_priority most_recent", "crm").settle(TOWNS);

    assertThat(settlement.candidates())
        .extracting(Candidate::value)
        .containsExactly("Nice", "Lyon", "Metz", "Brest");
    assertThat(settlement.survivedBy()).isEqualTo("most_recent");
  }

  @Test
  void takesWhatIsSaidFirstHandBeforeHearsay() {
    Settlement settlement =
        rules("most_recent")
            .settle(
                List.of(
                    statement("jo@gmial.com crm k1 2025 hearsay"),
                    statement("jo@gmail.com crm r1 2024"),
                    statement("jo@gmail.com crm k1 2024 hearsay")));

    assertThat(settlement.survivor().value()).isEqualTo("jo@gmail.com");
    assertThat(settlement.survivor().seenCount()).as("hearsay adds nothing").isOne();
    assertThat(settlement.survivedBy()).isEqualTo(Survivorship.FIRST_HAND);
    assertThat(settlement.candidates().get(1).isFirstHand()).isFalse();
  }

  @Test
  void saysThatThereWasNothingToChooseFrom() {
    Settlement settlement =
        rules("most_recent")
            .settle(List.of(statement("FR crm r1 2024"), statement("FR website r2 2023")));

    assertThat(settlement.survivedBy()).isEqualTo(Survivorship.ONLY_VALUE);
    assertThat(settlement.survivor().source()).isEqualTo("crm");
    assertThat(settlement.survivor().firstSeenAt()).isEqualTo(year(2023));
    assertThat(settlement.survivor().lastSeenAt()).isEqualTo(year(2024));
  }

  @Test
  void takesTheFirstByValueWhereNoRuleCanTell() {
    Settlement settlement =
        rules("verified most_recent")
            .settle(List.of(statement("f crm r1 2024"), statement("F crm r2 2024")));

    assertThat(settlement.survivor().value()).isEqualTo("F");
    assertThat(settlement.survivedBy()).isEqualTo(Survivorship.FIRST_BY_VALUE);
  }

  @Test
  void countsAWitnessOnce() {
    Candidate paris =
        rules("most_frequent")
            .settle(
                List.of(
                    statement("Paris crm r1 2020"),
                    statement("Paris crm r1 2022"),
                    statement("Paris crm r2 2021"),
                    statement("Paris website r1 2021")))
            .survivor();

    assertThat(paris.seenCount()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "plain,    plain,    ",
    "plain,    denied,   false",
    "denied,   verified, true",
    "verified, plain,    true"
  })
  void holdsAValueVerifiedWhereAnyWitnessSaysSo(String one, String other, Boolean isVerified) {
    Candidate address =
        rules("verified")
            .settle(
                List.of(
                    statement("jo@x.com crm r1 2020 " + one),
                    statement("jo@x.com website r2 2020 " + other)))
            .survivor();

    assertThat(address.isVerified()).isEqualTo(isVerified);
  }

  @Test
  void letsNoPoorSourceMakeTheSayingOfAGoodOneRecent() {
    Settlement settlement =
        rules("source_priority most_recent", "crm")
            .settle(
                List.of(
                    statement("Lyon crm r1 2020"),
                    statement("Lyon website r2 2026"),
                    statement("Nice crm r3 2023")));

    assertThat(settlement.survivor().value()).isEqualTo("Nice");
  }

  @Test
  void refusesToSettleNothing() {
    assertThatThrownBy(() -> rules("most_recent").settle(List.of()))
        .hasMessage(
            "Cannot settle a field: no statement; leave fields out of which nothing is said");
  }

  @Test
  void usesTheRulesOfAFieldElseTheUsualOnes() {
    SurvivorshipRules rules =
        new SurvivorshipRules(
            List.of(VERIFIED, MOST_RECENT),
            java.util.Map.of(GoldenField.COUNTRY, List.of(SOURCE_PRIORITY, MOST_FREQUENT)),
            List.of("crm"));

    assertThat(rules.of(GoldenField.EMAIL).criteria()).containsExactly(VERIFIED, MOST_RECENT);
    assertThat(rules.of(GoldenField.COUNTRY).criteria())
        .containsExactly(SOURCE_PRIORITY, MOST_FREQUENT);
    assertThat(rules.of(GoldenField.COUNTRY).sources()).containsExactly("crm");
  }

  private static Survivorship rules(String names, String... sources) {
    List<Criterion> criteria = Arrays.stream(names.split(" ")).map(Criterion::ofWireName).toList();
    return new Survivorship(criteria, List.of(sources));
  }

  private static Statement statement(String text) {
    String[] words = text.split(" ");
    String kind = words.length > 4 ? words[4] : "plain";
    Boolean isVerified =
        switch (kind) {
          case "verified" -> Boolean.TRUE;
          case "denied" -> Boolean.FALSE;
          default -> null;
        };
    Instant saidAt = year(Integer.parseInt(words[3]));
    return new Statement(
        words[0], words[1], words[2], saidAt, saidAt, isVerified, !kind.equals("hearsay"));
  }

  private static Instant year(int year) {
    return Instant.parse(year + "-01-01T00:00:00Z");
  }
}
