package io.filrouge.batch.scores;

import io.filrouge.domain.evaluation.ModelEvaluation;
import java.time.LocalDate;
import java.util.List;

/**
 * What a back-test of one cutoff found.
 *
 * @param horizonDays the length of the window after the cutoff
 * @param customerCount customers who had bought by the cutoff
 */
public record CutoffEvaluation(
    LocalDate cutoff, int horizonDays, long customerCount, List<ModelEvaluation> models) {

  public CutoffEvaluation {
    models = List.copyOf(models);
  }
}
