package io.filrouge.batch.jobs;

import io.filrouge.batch.report.EvaluationPages;
import io.filrouge.batch.scores.CutoffEvaluation;
import io.filrouge.batch.scores.EvaluateStep;
import io.filrouge.batch.tables.ModelCalibrations;
import io.filrouge.batch.tables.ModelCurves;
import io.filrouge.batch.tables.ModelEvaluations;
import io.filrouge.batch.tables.Publisher;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code filrouge batch evaluate}: how well the scores would have foretold what came. */
@Command(
    name = EvaluateCommand.NAME,
    mixinStandardHelpOptions = true,
    description = {
      "Back-tests the scores: fits every candidate model with what was known at each cutoff, and"
          + " compares it, and baselines, with what happened from there to --as-of.",
      "Known at a cutoff is what had happened and was known (known_at) by the end of that day, with"
          + " identities as known then; a night at the cutoff need not have run, one at --as-of"
          + " must. Writes scores/model_evaluations, scores/model_calibrations and"
          + " scores/model_curves, replaces what they hold for these cutoffs and horizons, and puts"
          + " a page with their pictures beside the report (report.path).",
      "Intervals are 95 %% bootstrap intervals by customers."
    })
final class EvaluateCommand implements Callable<Integer> {
  static final String NAME = "evaluate";

  @Mixin private AsOfOptions options;

  @Option(
      names = "--cutoff",
      required = true,
      paramLabel = "DATE",
      description =
          "The day up to whose end models may know anything, before --as-of, as in 2025-12-31;"
              + " repeatable.")
  private List<LocalDate> cutoffs;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = options.settings();
    EvaluateStep.requireBefore(cutoffs, settings.night().asOf());
    List<CutoffEvaluation> evaluations =
        BatchSession.publish(settings, NAME, publisher -> evaluate(publisher, settings));
    evaluations.forEach(
        evaluation ->
            spec.commandLine()
                .getOut()
                .print(EvaluationSummary.of(evaluation, settings.night().asOf())));
    spec.commandLine().getOut().println(made(evaluations, settings));
    return 0;
  }

  private List<CutoffEvaluation> evaluate(Publisher publisher, Settings settings) {
    String currency = settings.shop().currency();
    List<CutoffEvaluation> evaluations =
        new EvaluateStep(publisher, settings.scores(), settings.identity(), currency)
            .publish(cutoffs);
    evaluations.forEach(
        evaluation ->
            EvaluationPages.write(
                publisher,
                evaluation.cutoff(),
                evaluation.horizonDays(),
                currency,
                settings.report()));
    return evaluations;
  }

  private static String made(List<CutoffEvaluation> evaluations, Settings settings) {
    return "batch "
        + NAME
        + " for "
        + settings.night()
        + ": "
        + evaluations.size()
        + (evaluations.size() == 1 ? " cutoff" : " cutoffs")
        + " in "
        + ModelEvaluations.CONTRACT.path()
        + ", "
        + ModelCalibrations.CONTRACT.path()
        + " and "
        + ModelCurves.CONTRACT.path()
        + " of "
        + settings.lakeUri()
        + (evaluations.size() == 1 ? "; the page is " : "; the pages are ")
        + evaluations.stream()
            .map(
                evaluation -> settings.report().page(evaluation.cutoff(), evaluation.horizonDays()))
            .collect(Collectors.joining(", "));
  }
}
