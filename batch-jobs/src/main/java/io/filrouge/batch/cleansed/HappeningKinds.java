package io.filrouge.batch.cleansed;

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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The entities of which a row is something that happened with a person. */
final class HappeningKinds {
  private static final String COMMENT_LENGTH = "comment_length";
  private static final int BEST_RATING = 5;
  private static final int BEST_RECOMMENDATION = 10;

  static HappeningKind messageEvents() {
    return HappeningKind.once(
        MessageEvents.CONTRACT,
        MessageEventColumns.EVENT_ID,
        MessageEventColumns.OCCURRED_AT,
        row -> {
          lower(row, MessageEventColumns.EVENT_TYPE, null, MessageEvents.TYPES);
          lower(row, MessageEventColumns.CHANNEL, "email", MessageEvents.CHANNELS);
        });
  }

  static HappeningKind serviceCases() {
    return HappeningKind.versioned(
        ServiceCases.STAGED,
        ServiceCaseColumns.CASE_ID,
        ServiceCaseColumns.OPENED_AT,
        row -> {
          Instant opened = row.instant(ServiceCaseColumns.OPENED_AT);
          Instant solved = row.instant(ServiceCaseColumns.SOLVED_AT);
          row.problemIf(
              opened != null && solved != null && solved.isBefore(opened),
              ServiceCaseColumns.SOLVED_AT,
              "before opened_at");
          checkRange(row, ServiceCaseColumns.SATISFACTION, 1, BEST_RATING);
        });
  }

  /** A survey without a name is one that asks for a recommendation. */
  static HappeningKind surveyAnswers() {
    return HappeningKind.once(
        SurveyAnswers.CONTRACT,
        SurveyAnswerColumns.ANSWER_ID,
        SurveyAnswerColumns.ANSWERED_AT,
        row -> {
          String survey = lowerOr(row, SurveyAnswerColumns.SURVEY, "nps");
          row.put(SurveyAnswerColumns.SURVEY, survey);
          if (survey.equals("nps")) {
            boolean lacksScore = row.number(SurveyAnswerColumns.SCORE) == null;
            row.problemIf(lacksScore, SurveyAnswerColumns.SCORE, "missing");
            checkRange(row, SurveyAnswerColumns.SCORE, 0, BEST_RECOMMENDATION);
          }
          putLength(row, SurveyAnswerColumns.COMMENT);
        });
  }

  static HappeningKind reviews() {
    return HappeningKind.versioned(
        Reviews.STAGED,
        ReviewColumns.REVIEW_ID,
        ReviewColumns.REVIEWED_AT,
        row -> {
          checkRange(row, ReviewColumns.RATING, 1, BEST_RATING);
          putLength(row, ReviewColumns.COMMENT);
        });
  }

  /** Points that were spent or ran out leave the account, whichever sign the source gives them. */
  static HappeningKind loyaltyMovements() {
    return HappeningKind.once(
        LoyaltyMovements.CONTRACT,
        LoyaltyMovementColumns.MOVEMENT_ID,
        LoyaltyMovementColumns.OCCURRED_AT,
        row -> {
          String type =
              lower(row, LoyaltyMovementColumns.MOVEMENT_TYPE, null, LoyaltyMovements.TYPES);
          BigDecimal points = row.number(LoyaltyMovementColumns.POINTS);
          row.problemIf(
              type != null && !type.equals("tier_changed") && points == null,
              LoyaltyMovementColumns.POINTS,
              "missing");
          boolean leaves = "redeemed".equals(type) || "expired".equals(type);
          BigDecimal moved = points == null ? BigDecimal.ZERO : points;
          row.put(LoyaltyMovementColumns.POINTS, leaves ? moved.abs().negate() : moved);
        });
  }

  static HappeningKind referrals() {
    List<String> mentioned =
        List.of(ReferralColumns.REFERRED_CUSTOMER_KEY, ReferralColumns.REFERRED_EMAIL);
    return new HappeningKind(
        Referrals.CONTRACT,
        ReferralColumns.REFERRAL_ID,
        ReferralColumns.REFERRED_AT,
        false,
        mentioned,
        row -> row.put("referred_identifier", row.identifiers().firstHashOf(mentioned)));
  }

  static HappeningKind consentEvents() {
    return HappeningKind.once(
        ConsentEvents.CONTRACT,
        ConsentEventColumns.EVENT_ID,
        ConsentEventColumns.OCCURRED_AT,
        row -> {
          lower(row, ConsentEventColumns.CHANNEL, null, MessageEvents.CHANNELS);
          row.put(
              ConsentEventColumns.PURPOSE, lowerOr(row, ConsentEventColumns.PURPOSE, "marketing"));
        });
  }

  /** Puts a text in lower case, or what is usual, and notes where it is none of those accepted. */
  private static String lower(JudgedRow row, String column, String usual, List<String> accepted) {
    String value = lowerOr(row, column, usual);
    row.put(column, value);
    row.problemIf(value != null && !accepted.contains(value), column, "not an accepted value");
    return value;
  }

  private static String lowerOr(JudgedRow row, String column, String usual) {
    String text = row.text(column);
    return text == null ? usual : text.toLowerCase(Locale.ROOT);
  }

  private static void checkRange(JudgedRow row, String column, int low, int high) {
    BigDecimal number = row.number(column);
    boolean isOut =
        number != null
            && (number.compareTo(BigDecimal.valueOf(low)) < 0
                || number.compareTo(BigDecimal.valueOf(high)) > 0);
    row.problemIf(isOut, column, "out of range");
  }

  private static void putLength(JudgedRow row, String comment) {
    String text = row.text(comment);
    row.put(COMMENT_LENGTH, text == null ? null : text.codePointCount(0, text.length()));
  }

  private HappeningKinds() {}
}
