package io.filrouge.domain.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaysTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-30");
  private static final LocalDate TUESDAY = LocalDate.parse("2026-03-31");
  private static final Stay FRANCE = Stay.open("geography", "country:FR", MONDAY, "bought");
  private static final Stay URBAN = Stay.open("geography", "urban", MONDAY, "by postcode");

  @Test
  void opensWhatIsNewAndLetsWhatIsSameLast() {
    var today =
        List.of(
            new Placement(Facet.COUNTRY, "country:FR", "another reason"),
            new Placement(Facet.REGION, "region:Bretagne", "moved"));

    assertThat(Stays.after(List.of(FRANCE), today, TUESDAY))
        .containsExactly(FRANCE, Stay.open("geography", "region:Bretagne", TUESDAY, "moved"));
  }

  @Test
  void endsAStayWithTheReasonForWhatAnswersTheSameQuestion() {
    var today =
        List.of(
            new Placement(Facet.COUNTRY, "country:BE", "bought there"),
            new Placement(Facet.URBANITY, null, "no postcode"));

    assertThat(Stays.after(List.of(FRANCE, URBAN), today, TUESDAY))
        .containsExactly(
            FRANCE.left(TUESDAY, "bought there"),
            URBAN.left(TUESDAY, "no postcode"),
            Stay.open("geography", "country:BE", TUESDAY, "bought there"));
  }

  @Test
  void keepsSeveralInterestsAndEndsOneWithTheReasonsOfThoseThatStay() {
    Stay tea = Stay.open("interests", "category:Tea", MONDAY, "tea");
    Stay cups = Stay.open("interests", "category:Cups", MONDAY, "cups");
    var today =
        List.of(
            new Placement(Facet.INTEREST, "category:Cups", "cups most"),
            new Placement(Facet.INTEREST, "category:Pens", "pens too"));

    assertThat(Stays.after(List.of(tea, cups), today, TUESDAY))
        .containsExactly(
            tea.left(TUESDAY, "cups most; pens too"),
            cups,
            Stay.open("interests", "category:Pens", TUESDAY, "pens too"));
  }

  @Test
  void endsEverythingOfACustomerWhoIsGone() {
    assertThat(Stays.after(List.of(FRANCE, URBAN), List.of(), TUESDAY))
        .containsExactly(
            FRANCE.left(TUESDAY, "merged or no longer known"),
            URBAN.left(TUESDAY, "merged or no longer known"));
  }

  @ParameterizedTest
  @CsvSource({
    "rfm, champions, RFM",
    "lifecycle, at_risk, LIFECYCLE",
    "pareto, A, PARETO",
    "loyalty_tier, gold, LOYALTY_TIER",
    "geography, country:FR, COUNTRY",
    "geography, region:Bretagne, REGION",
    "geography, suburban, URBANITY",
    "demography, age:25_34, AGE",
    "habits, evening, DAYTIME",
    "habits, weekday, WEEK",
    "habits, channel:store, CHANNEL",
    "habits, channel_migrant:site>store, CHANNEL_MIGRANT",
    "interests, category:country:FR, INTEREST"
  })
  void findsTheOneQuestionThatASegmentAnswers(String type, String segment, Facet facet) {
    assertThat(Facet.values()).filteredOn(one -> one.holds(type, segment)).containsExactly(facet);
  }
}
