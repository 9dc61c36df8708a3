package io.filrouge.batch.cleansed;

import static io.filrouge.batch.cleansed.Typing.problem;
import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.sources.ConsentEventColumns;
import io.filrouge.batch.sources.LoyaltyMovementColumns;
import io.filrouge.batch.sources.MessageEventColumns;
import io.filrouge.batch.sources.ReferralColumns;
import io.filrouge.batch.sources.ReviewColumns;
import io.filrouge.batch.sources.ServiceCaseColumns;
import io.filrouge.batch.sources.SurveyAnswerColumns;
import io.filrouge.batch.tables.ConsentEvents;
import io.filrouge.batch.tables.LoyaltyMovements;
import io.filrouge.batch.tables.MessageEvents;
import io.filrouge.batch.tables.Referrals;
import io.filrouge.batch.tables.Reviews;
import io.filrouge.batch.tables.ServiceCases;
import io.filrouge.batch.tables.SurveyAnswers;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;

/** The entities of which a row is something that happened with a person. */
final class HappeningKinds {
  private static final String OUT_OF_RANGE = "out of range";
  private static final String COMMENT_LENGTH = "comment_length";
  private static final int BEST_RATING = 5;
  private static final int BEST_RECOMMENDATION = 10;

  static HappeningKind messageEvents() {
    return HappeningKind.once(
        MessageEvents.CONTRACT,
        MessageEventColumns.EVENT_ID,
        MessageEventColumns.OCCURRED_AT,
        List.of(
            notOneOf(MessageEventColumns.EVENT_TYPE, MessageEvents.TYPES),
            notOneOf(MessageEventColumns.CHANNEL, MessageEvents.CHANNELS)),
        Map.of(
            MessageEventColumns.EVENT_TYPE, lower(col(MessageEventColumns.EVENT_TYPE)),
            MessageEventColumns.CHANNEL, lowerOr(MessageEventColumns.CHANNEL, "email")));
  }

  static HappeningKind serviceCases() {
    Column satisfaction = col(ServiceCaseColumns.SATISFACTION);
    return HappeningKind.versioned(
        ServiceCases.STAGED,
        ServiceCaseColumns.CASE_ID,
        ServiceCaseColumns.OPENED_AT,
        List.of(
            problem(
                col(ServiceCaseColumns.SOLVED_AT).lt(col(ServiceCaseColumns.OPENED_AT)),
                ServiceCaseColumns.SOLVED_AT,
                "before opened_at"),
            problem(
                not(satisfaction.between(1, BEST_RATING)),
                ServiceCaseColumns.SATISFACTION,
                OUT_OF_RANGE)),
        Map.of());
  }

  /** A survey without a name is one that asks for a recommendation. */
  static HappeningKind surveyAnswers() {
    Column survey = lowerOr(SurveyAnswerColumns.SURVEY, "nps");
    Column score = col(SurveyAnswerColumns.SCORE);
    Column isNps = survey.equalTo("nps");
    return HappeningKind.once(
        SurveyAnswers.CONTRACT,
        SurveyAnswerColumns.ANSWER_ID,
        SurveyAnswerColumns.ANSWERED_AT,
        List.of(
            problem(isNps.and(score.isNull()), SurveyAnswerColumns.SCORE, "missing"),
            problem(
                isNps.and(not(score.between(0, BEST_RECOMMENDATION))),
                SurveyAnswerColumns.SCORE,
                OUT_OF_RANGE)),
        Map.of(
            SurveyAnswerColumns.SURVEY,
            survey,
            COMMENT_LENGTH,
            length(col(SurveyAnswerColumns.COMMENT))));
  }

  static HappeningKind reviews() {
    return HappeningKind.versioned(
        Reviews.STAGED,
        ReviewColumns.REVIEW_ID,
        ReviewColumns.REVIEWED_AT,
        List.of(
            problem(
                not(col(ReviewColumns.RATING).between(1, BEST_RATING)),
                ReviewColumns.RATING,
                OUT_OF_RANGE)),
        Map.of(COMMENT_LENGTH, length(col(ReviewColumns.COMMENT))));
  }

  /** Points that were spent or ran out leave the account, whichever sign the source gives them. */
  static HappeningKind loyaltyMovements() {
    Column type = lower(col(LoyaltyMovementColumns.MOVEMENT_TYPE));
    Column points = col(LoyaltyMovementColumns.POINTS);
    return HappeningKind.once(
        LoyaltyMovements.CONTRACT,
        LoyaltyMovementColumns.MOVEMENT_ID,
        LoyaltyMovementColumns.OCCURRED_AT,
        List.of(
            notOneOf(LoyaltyMovementColumns.MOVEMENT_TYPE, LoyaltyMovements.TYPES),
            problem(
                type.notEqual("tier_changed").and(points.isNull()),
                LoyaltyMovementColumns.POINTS,
                "missing")),
        Map.of(
            LoyaltyMovementColumns.MOVEMENT_TYPE,
            type,
            LoyaltyMovementColumns.POINTS,
            when(type.isin("redeemed", "expired"), abs(points).multiply(-1))
                .otherwise(coalesce(points, lit(0)))));
  }

  static HappeningKind referrals() {
    return new HappeningKind(
        Referrals.CONTRACT,
        ReferralColumns.REFERRAL_ID,
        ReferralColumns.REFERRED_AT,
        false,
        List.of(ReferralColumns.REFERRED_CUSTOMER_KEY, ReferralColumns.REFERRED_EMAIL),
        List.of(),
        Map.of());
  }

  static HappeningKind consentEvents() {
    return HappeningKind.once(
        ConsentEvents.CONTRACT,
        ConsentEventColumns.EVENT_ID,
        ConsentEventColumns.OCCURRED_AT,
        List.of(notOneOf(ConsentEventColumns.CHANNEL, MessageEvents.CHANNELS)),
        Map.of(
            ConsentEventColumns.CHANNEL, lower(col(ConsentEventColumns.CHANNEL)),
            ConsentEventColumns.PURPOSE, lowerOr(ConsentEventColumns.PURPOSE, "marketing")));
  }

  private static Column notOneOf(String column, List<String> values) {
    return problem(not(lower(col(column)).isin(values.toArray())), column, "not an accepted value");
  }

  private static Column lowerOr(String column, String usual) {
    return coalesce(lower(col(column)), lit(usual));
  }

  private HappeningKinds() {}
}
