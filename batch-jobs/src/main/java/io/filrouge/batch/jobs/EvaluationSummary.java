package io.filrouge.batch.jobs;

import io.filrouge.batch.scores.CutoffEvaluation;
import io.filrouge.domain.evaluation.Measured;
import io.filrouge.domain.evaluation.Metric;
import io.filrouge.domain.evaluation.ModelEvaluation;
import io.filrouge.domain.evaluation.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The models of a cutoff beside each other, in plain text. */
final class EvaluationSummary {
  private static final Map<Target, List<Metric>> SHOWN =
      Map.of(
          Target.ORDERS,
          List.of(
              Metric.PREDICTED_TOTAL,
              Metric.BIAS,
              Metric.MAE,
              Metric.WAPE,
              Metric.GINI,
              Metric.SPEARMAN),
          Target.AMOUNT,
          List.of(
              Metric.PREDICTED_TOTAL,
              Metric.BIAS,
              Metric.MAE,
              Metric.WAPE,
              Metric.GINI,
              Metric.INTERVAL_COVERAGE),
          Target.NO_PURCHASE,
          List.of(
              Metric.PREDICTED_TOTAL,
              Metric.BIAS,
              Metric.AUC,
              Metric.BRIER,
              Metric.CALIBRATION_ERROR,
              Metric.INTERVAL_COVERAGE));

  static String of(CutoffEvaluation evaluation, LocalDate asOf) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "cutoff %s: %,d customers, and what they did in the %,d days to %s"
                + " (* a night would have taken; in brackets 95 %%)%n",
            evaluation.cutoff(),
            evaluation.customerCount(),
            evaluation.horizonDays(),
            asOf));
    for (Target target : Target.values()) {
      text.append(table(target, evaluation.models()));
    }
    return text.append(System.lineSeparator()).toString();
  }

  private static TextTable table(Target target, List<ModelEvaluation> models) {
    List<ModelEvaluation> ofTarget =
        models.stream().filter(model -> model.target() == target).toList();
    List<String> header = new ArrayList<>(List.of(target.wireName() + total(ofTarget)));
    SHOWN.get(target).forEach(metric -> header.add(metric.wireName()));
    TextTable table = new TextTable(header);
    for (ModelEvaluation model : ofTarget) {
      List<String> row = new ArrayList<>(List.of((model.isChosen() ? "* " : "  ") + model.model()));
      SHOWN.get(target).forEach(metric -> row.add(text(metric, model)));
      table.add(row);
    }
    return table;
  }

  private static String total(List<ModelEvaluation> models) {
    return models.stream()
        .flatMap(model -> model.measured(Metric.ACTUAL_TOTAL).stream())
        .findFirst()
        .map(total -> String.format(Locale.ROOT, " (came: %,.0f)", total.value()))
        .orElse("");
  }

  private static String text(Metric metric, ModelEvaluation model) {
    return model.measured(metric).map(EvaluationSummary::text).orElse("");
  }

  private static String text(Measured measured) {
    if (measured.metric() == Metric.PREDICTED_TOTAL) {
      return String.format(Locale.ROOT, "%,.0f", measured.value());
    }
    String value = String.format(Locale.ROOT, "%.3f", measured.value());
    return measured.low() == null
        ? value
        : value + String.format(Locale.ROOT, " [%.3f, %.3f]", measured.low(), measured.high());
  }

  private EvaluationSummary() {}
}
