package io.filrouge.batch.sources;

import static io.filrouge.batch.sources.AcceptedColumn.Kind.INSTANT;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.QUANTITY;
import static io.filrouge.batch.sources.AcceptedColumn.Kind.TEXT;
import static io.filrouge.batch.sources.AcceptedColumn.optional;
import static io.filrouge.batch.sources.AcceptedColumn.required;

import java.util.List;

/** What a source of survey answers can say: one row an answer. */
public final class SurveyAnswerColumns {
  public static final String ANSWER_ID = "answer_id";
  public static final String ANSWERED_AT = "answered_at";
  public static final String SURVEY = "survey";
  public static final String SCORE = "score";
  public static final String COMMENT = "comment";

  static final List<AcceptedColumn> ACCEPTED =
      PersonColumns.with(
          required(ANSWERED_AT, INSTANT),
          optional(ANSWER_ID, TEXT),
          optional(SURVEY, TEXT),
          optional("question", TEXT),
          optional(SCORE, QUANTITY),
          optional(COMMENT, TEXT),
          optional("known_at", INSTANT));

  private SurveyAnswerColumns() {}
}
