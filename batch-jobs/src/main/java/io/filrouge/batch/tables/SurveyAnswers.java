package io.filrouge.batch.tables;

/** What customers answered when they were asked. */
public final class SurveyAnswers {
  public static final TableContract CONTRACT =
      HappeningTable.of(
              "survey_answers",
              "One row an answer. Free answers may name people, so only their length is kept.",
              "answer_id",
              "answered_at")
          .required(
              "survey", ColumnTypes.TEXT, "the survey; nps asks for a recommendation, 0 to 10")
          .optional("question", ColumnTypes.TEXT, "the question, where a survey has several")
          .optional("score", ColumnTypes.NUMBER, "the answer as a number")
          .optional("comment_length", ColumnTypes.WHOLE, "letters of the free answer")
          .mustHold("nps_within_0_and_10", "survey <> 'nps' or score between 0 and 10")
          .build();

  private SurveyAnswers() {}
}
