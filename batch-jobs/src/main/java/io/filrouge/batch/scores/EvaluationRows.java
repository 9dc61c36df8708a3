package io.filrouge.batch.scores;

import io.filrouge.batch.tables.ModelCalibrations;
import io.filrouge.batch.tables.ModelCurves;
import io.filrouge.batch.tables.ModelEvaluations;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.domain.evaluation.CalibrationDecile;
import io.filrouge.domain.evaluation.CurvePoint;
import io.filrouge.domain.evaluation.Measured;
import io.filrouge.domain.evaluation.ModelEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of {@code model_evaluations}, {@code model_calibrations} and {@code model_curves}. */
final class EvaluationRows {

  static void publish(Publisher publisher, List<CutoffEvaluation> evaluations) {
    List<Row> metrics = new ArrayList<>();
    List<Row> deciles = new ArrayList<>();
    List<Row> curves = new ArrayList<>();
    for (CutoffEvaluation evaluation : evaluations) {
      for (ModelEvaluation model : evaluation.models()) {
        model.metrics().forEach(metric -> metrics.add(row(evaluation, model, metric)));
        model.deciles().forEach(decile -> deciles.add(row(evaluation, model, decile)));
        model.curves().forEach(point -> curves.add(row(evaluation, model, point)));
      }
    }
    publish(publisher, ModelEvaluations.CONTRACT, evaluations, metrics);
    publish(publisher, ModelCalibrations.CONTRACT, evaluations, deciles);
    publish(publisher, ModelCurves.CONTRACT, evaluations, curves);
  }

  private static void publish(
      Publisher publisher,
      TableContract table,
      List<CutoffEvaluation> evaluations,
      List<Row> rows) {
    String condition =
        evaluations.stream()
            .map(
                evaluation ->
                    "(as_of_date = DATE '"
                        + evaluation.cutoff()
                        + "' AND horizon_days = "
                        + evaluation.horizonDays()
                        + ")")
            .collect(Collectors.joining(" OR "));
    publisher.replaceWhere(
        table,
        condition,
        publisher.lake().spark().createDataFrame(rows, table.schema()).coalesce(1));
  }

  private static Row row(CutoffEvaluation evaluation, ModelEvaluation model, Measured measured) {
    return RowFactory.create(
        java.sql.Date.valueOf(evaluation.cutoff()),
        model.target().score(),
        model.target().wireName(),
        model.model(),
        evaluation.horizonDays(),
        measured.metric().wireName(),
        measured.value(),
        measured.low(),
        measured.high(),
        model.isChosen());
  }

  private static Row row(
      CutoffEvaluation evaluation, ModelEvaluation model, CalibrationDecile decile) {
    return RowFactory.create(
        java.sql.Date.valueOf(evaluation.cutoff()),
        model.target().score(),
        model.target().wireName(),
        model.model(),
        evaluation.horizonDays(),
        decile.decile(),
        decile.customerCount(),
        decile.predicted(),
        decile.observed(),
        decile.low(),
        decile.high(),
        model.isChosen());
  }

  private static Row row(CutoffEvaluation evaluation, ModelEvaluation model, CurvePoint point) {
    return RowFactory.create(
        java.sql.Date.valueOf(evaluation.cutoff()),
        model.target().score(),
        model.target().wireName(),
        model.model(),
        evaluation.horizonDays(),
        point.curve().wireName(),
        point.position(),
        point.customerCount(),
        point.predicted(),
        point.observed(),
        model.isChosen());
  }

  private EvaluationRows() {}
}
