package io.filrouge.domain.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HabitRulesTest {
  private static final HabitRules RULES = HabitRules.defaults();

  @ParameterizedTest
  @CsvSource({
    // purchase days, daytime, its share, weekend share: daytime, week
    "5, morning, 0.5, 0.6, morning, weekend",
    "5, evening, 0.49, 0.59, , ",
    "9, night, 1, 0.11, night, ",
    "9, afternoon, 0.7, 0.1, afternoon, weekday",
    "4, morning, 1, 1, , "
  })
  void takesDaytimeAndWeekFromFivePurchaseDaysOn(
      long days, String most, double share, double weekendShare, String daytime, String week) {
    var placements =
        RULES.placements(days, new Favourite(most, share), weekendShare, ChannelUse.NONE);

    assertThat(placements.get(0).segment()).isEqualTo(daytime);
    assertThat(placements.get(1).segment()).isEqualTo(week);
  }

  @ParameterizedTest
  @CsvSource({
    // purchases, preferred, share, recent, share, earlier, share: channel, migrant
    "9, site, 0.6, store, 0.66, site, 0.8, channel:site, channel_migrant:site>store",
    "9, site, 0.59, store, 0.66, site, 0.8, , channel_migrant:site>store",
    "9, site, 0.9, site, 1, site, 0.8, channel:site, ",
    "9, site, 0.6, store, 0.34, site, 0.8, channel:site, ",
    "9, site, 0.6, store, 1, site, 0.5, channel:site, ",
    "4, site, 1, store, 1, site, 1, , "
  })
  void takesChannelsThatMakeMostOfThePurchases(
      long purchases,
      String preferred,
      double preferredShare,
      String recent,
      double recentShare,
      String earlier,
      double earlierShare,
      String channel,
      String migrant) {
    var use =
        new ChannelUse(
            purchases,
            new Favourite(preferred, preferredShare),
            new Favourite(recent, recentShare),
            new Favourite(earlier, earlierShare));
    var placements = RULES.placements(0, null, null, use);

    assertThat(placements.get(2).segment()).isEqualTo(channel);
    assertThat(placements.get(3).segment()).isEqualTo(migrant);
  }

  @Test
  void saysWhyAndWhyNot() {
    var use =
        new ChannelUse(
            8, new Favourite("site", 0.625), new Favourite("store", 1), new Favourite("site", 1));

    assertThat(RULES.placements(6, new Favourite("evening", 0.75), 2 / 3.0, use))
        .extracting(Placement::reason)
        .containsExactly(
            "75 % of purchases in the evening, 6 purchase days (from 50 %)",
            "66.7 % of 6 purchase days at weekends (weekend from 60 %, weekday up to 10 %)",
            "62.5 % of 8 purchases by site (from 60 %)",
            "100 % of the last purchases by store, 100 % of those before by site (from 60 %)");
    assertThat(RULES.placements(1, new Favourite("evening", 1), 1.0, ChannelUse.NONE))
        .extracting(Placement::reason)
        .containsExactly(
            "1 purchase days (a habit from 5)",
            "1 purchase days (a habit from 5)",
            "0 purchases with a channel (a habit from 5)",
            "0 purchases with a channel (a habit from 5)");
  }

  @Test
  void refusesThresholdsThatContradictEachOther() {
    assertThatThrownBy(() -> new HabitRules(5, 0.5, 0.2, 0.3, 0.6))
        .hasMessage(
            "Cannot use habit threshold weekend-from-share: 0.2; give a share above"
                + " weekday-up-to-share, up to 1");
    assertThatThrownBy(() -> new HabitRules(0, 0.5, 0.6, 0.1, 0.6))
        .hasMessage("Cannot use habit threshold from-purchase-days: 0; give 1 or more");
    assertThatThrownBy(() -> new HabitRules(5, 0.5, 0.6, 0.1, 1.1))
        .hasMessage(
            "Cannot use habit threshold channel-from-share: 1.1; give a share above 0, up to 1");
  }
}
