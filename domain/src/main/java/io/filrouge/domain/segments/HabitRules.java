package io.filrouge.domain.segments;

import java.io.Serializable;
import java.util.List;

/**
 * From when on what a customer does counts as a habit.
 *
 * <p>With purchases at random two days of seven are a weekend's, so the limits lie well off 2/7 on
 * both sides. That customers move from one channel to another, and that it matters to their value:
 * Ansari, Mela and Neslin, "Customer Channel Migration", <i>Journal of Marketing Research</i> 45
 * (2008).
 *
 * @param fromPurchaseDays purchase days, or for channels purchases that name one, below which
 *     nothing is a habit; 5
 * @param daytimeFromShare share of purchases in one part of the day from which it is the usual one;
 *     0.5
 * @param weekendFromShare share of purchase days on Saturday or Sunday from which somebody is a
 *     weekend shopper; 0.6
 * @param weekdayUpToShare the same share up to which somebody is a weekday shopper; 0.1
 * @param channelFromShare share of purchases that makes a channel the preferred one; 0.6
 */
public record HabitRules(
    long fromPurchaseDays,
    double daytimeFromShare,
    double weekendFromShare,
    double weekdayUpToShare,
    double channelFromShare)
    implements Serializable {

  public HabitRules {
    require(fromPurchaseDays > 0, "from-purchase-days", fromPurchaseDays, "give 1 or more");
    require(
        daytimeFromShare > 0 && daytimeFromShare <= 1,
        "daytime-from-share",
        daytimeFromShare,
        "give a share above 0, up to 1");
    require(
        weekdayUpToShare >= 0 && weekdayUpToShare < 1,
        "weekday-up-to-share",
        weekdayUpToShare,
        "give a share from 0 to below 1");
    require(
        weekendFromShare > weekdayUpToShare && weekendFromShare <= 1,
        "weekend-from-share",
        weekendFromShare,
        "give a share above weekday-up-to-share, up to 1");
    require(
        channelFromShare > 0 && channelFromShare <= 1,
        "channel-from-share",
        channelFromShare,
        "give a share above 0, up to 1");
  }

  /** The defaults named above. */
  public static HabitRules defaults() {
    return new HabitRules(5, 0.5, 0.6, 0.1, 0.6);
  }

  /**
   * One placement for each of daytime, week, channel and change of channel.
   *
   * @param daytime part of the day of most purchases; null where there are none
   * @param weekendShare share of purchase days on Saturday or Sunday; null where there are none
   */
  public List<Placement> placements(
      long purchaseDays, Favourite daytime, Double weekendShare, ChannelUse channels) {
    return List.of(
        daytime(purchaseDays, daytime),
        week(purchaseDays, weekendShare),
        channel(channels),
        migration(channels));
  }

  private Placement daytime(long purchaseDays, Favourite daytime) {
    if (daytime == null || purchaseDays < fromPurchaseDays) {
      return Placement.nowhere(Facet.DAYTIME, tooFew(purchaseDays, "purchase days"));
    }
    String figures =
        Words.percent(daytime.share())
            + " of purchases in the "
            + daytime.name()
            + ", "
            + purchaseDays
            + " purchase days (from "
            + Words.exactPercent(daytimeFromShare)
            + ")";
    return daytime.share() >= daytimeFromShare
        ? Placement.in(Facet.DAYTIME, daytime.name(), figures)
        : Placement.nowhere(Facet.DAYTIME, figures);
  }

  private Placement week(long purchaseDays, Double share) {
    if (share == null || purchaseDays < fromPurchaseDays) {
      return Placement.nowhere(Facet.WEEK, tooFew(purchaseDays, "purchase days"));
    }
    String figures =
        Words.percent(share)
            + " of "
            + purchaseDays
            + " purchase days at weekends (weekend from "
            + Words.exactPercent(weekendFromShare)
            + ", weekday up to "
            + Words.exactPercent(weekdayUpToShare)
            + ")";
    if (share >= weekendFromShare) {
      return Placement.in(Facet.WEEK, "weekend", figures);
    }
    return share <= weekdayUpToShare
        ? Placement.in(Facet.WEEK, "weekday", figures)
        : Placement.nowhere(Facet.WEEK, figures);
  }

  private Placement channel(ChannelUse use) {
    if (use.preferred() == null || use.purchases() < fromPurchaseDays) {
      return Placement.nowhere(Facet.CHANNEL, tooFew(use.purchases(), "purchases with a channel"));
    }
    String figures =
        Words.percent(use.preferred().share())
            + " of "
            + use.purchases()
            + " purchases by "
            + use.preferred().name()
            + limit();
    return isHabit(use.preferred())
        ? Placement.in(Facet.CHANNEL, use.preferred().name(), figures)
        : Placement.nowhere(Facet.CHANNEL, figures);
  }

  private Placement migration(ChannelUse use) {
    if (use.recent() == null || use.earlier() == null || use.purchases() < fromPurchaseDays) {
      return Placement.nowhere(
          Facet.CHANNEL_MIGRANT, tooFew(use.purchases(), "purchases with a channel"));
    }
    String figures =
        Words.percent(use.recent().share())
            + " of the last purchases by "
            + use.recent().name()
            + ", "
            + Words.percent(use.earlier().share())
            + " of those before by "
            + use.earlier().name()
            + limit();
    boolean hasMoved =
        isHabit(use.recent())
            && isHabit(use.earlier())
            && !use.recent().name().equals(use.earlier().name());
    return hasMoved
        ? Placement.in(
            Facet.CHANNEL_MIGRANT, use.earlier().name() + ">" + use.recent().name(), figures)
        : Placement.nowhere(Facet.CHANNEL_MIGRANT, figures);
  }

  private boolean isHabit(Favourite favourite) {
    return favourite.share() >= channelFromShare;
  }

  private String limit() {
    return " (from " + Words.exactPercent(channelFromShare) + ")";
  }

  private String tooFew(long found, String what) {
    return found + " " + what + " (a habit from " + fromPurchaseDays + ")";
  }

  private static void require(boolean holds, String key, double value, String remedy) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Cannot use habit threshold " + key + ": " + Words.exactly(value) + "; " + remedy);
    }
  }
}
