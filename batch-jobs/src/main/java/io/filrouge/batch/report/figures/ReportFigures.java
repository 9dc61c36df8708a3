package io.filrouge.batch.report.figures;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the page of a night shows, counted and added up; nothing of a single person.
 *
 * @param asOf the night
 * @param zone the shop's, in which days are cut and times are told
 * @param before the night before it in the lake, if there is one
 * @param currency of every amount
 * @param windowDays how long a purchase makes somebody active
 * @param runs what ran for the night, in the order of their starts
 * @param base the customers of the night
 * @param purchases who bought when, over all customers
 * @param days what happened on each day that has any activity, oldest first
 * @param values what the base was worth on nights, oldest first
 * @param churnForecast churn that was expected a window ago for the window that has just passed
 * @param flows customers by the stages they were in on the night before and are in now
 * @param moves entries into segments and exits from them on this night
 * @param channels purchases by channel
 * @param surveyDays answers to "would you recommend us", by day
 * @param reminders what the stream decided about abandoned carts
 * @param calibrations back-tests of the scores
 * @param metrics measures of those back-tests
 */
public record ReportFigures(
    LocalDate asOf,
    ZoneId zone,
    Optional<LocalDate> before,
    String currency,
    int windowDays,
    List<JobRun> runs,
    CustomerBase base,
    PurchaseTally purchases,
    List<ActivityDay> days,
    List<BaseValue> values,
    Optional<Double> churnForecast,
    List<StageFlow> flows,
    List<SegmentMove> moves,
    List<ChannelTotals> channels,
    List<SurveyDay> surveyDays,
    Reminders reminders,
    List<Calibration> calibrations,
    List<EvaluationMetric> metrics) {}
