package io.filrouge.domain.segments;

import java.io.Serializable;

/**
 * What a customer does for the shop beyond buying. An ambassador is one whose referrals bought, or
 * a promoter who also reviews well; nobody is who answered last that they would not recommend.
 *
 * <p>Referrals that bought weigh more than answers: what people say they would do and what they do
 * differ, see Kumar, Petersen and Leone, "How Valuable Is Word of Mouth?", <i>Harvard Business
 * Review</i> 85 (2007).
 *
 * @param convertedReferrals people referred who bought since
 * @param recommendation last answer to "would you recommend us", 0 to 10; NaN where there is none
 * @param reviews reviews written
 * @param ratingMean their mean rating, 1 to 5; NaN where there is none
 */
public record Advocacy(
    long convertedReferrals, double recommendation, long reviews, double ratingMean)
    implements Serializable {
  /** Of somebody of whom nothing of the kind is known. */
  public static final Advocacy NONE = new Advocacy(0, Double.NaN, 0, Double.NaN);

  /** The largest answer of somebody who would not recommend. */
  static final int DETRACTOR_UP_TO = 6;

  private static final int PROMOTER_FROM = 9;
  private static final int GOOD_RATING_FROM = 4;

  /** Whether this makes an ambassador of somebody who buys. */
  public boolean isAmbassador() {
    boolean isDetractor = recommendation <= DETRACTOR_UP_TO;
    return !isDetractor && (convertedReferrals > 0 || promotes());
  }

  /** Why, in words; only for an ambassador. */
  String words() {
    if (convertedReferrals > 0) {
      return convertedReferrals == 1
          ? "1 person referred has bought"
          : convertedReferrals + " people referred have bought";
    }
    return "recommends with "
        + Words.figure(recommendation)
        + " (promoter from "
        + PROMOTER_FROM
        + ") and rates "
        + Words.figure(ratingMean)
        + " in "
        + (reviews == 1 ? "1 review" : reviews + " reviews");
  }

  private boolean promotes() {
    return recommendation >= PROMOTER_FROM && reviews > 0 && ratingMean >= GOOD_RATING_FROM;
  }
}
