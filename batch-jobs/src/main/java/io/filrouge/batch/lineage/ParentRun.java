package io.filrouge.batch.lineage;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.ParentRunFacet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A run that another one is a part of.
 *
 * @param root the first of all that this run is a part of; null: the run itself is the first
 */
record ParentRun(String namespace, String job, UUID run, ParentRun root) {
  private static final String PARENT = "OPENLINEAGE_PARENT_ID";
  private static final String ROOT = "OPENLINEAGE_ROOT_PARENT_ID";

  /**
   * The run that the environment names, as Airflow's macros spell it: {@code namespace/job/run-id}.
   *
   * @throws IllegalArgumentException where it is spelt otherwise
   */
  static Optional<ParentRun> from(Map<String, String> environment) {
    return named(environment.get(PARENT))
        .map(
            parent ->
                new ParentRun(
                    parent.namespace(),
                    parent.job(),
                    parent.run(),
                    named(environment.get(ROOT)).orElse(parent)));
  }

  /** A run that is a part of another one, if there is one. */
  static ParentRun within(Optional<ParentRun> parent, String namespace, String job, UUID run) {
    return new ParentRun(namespace, job, run, parent.map(ParentRun::root).orElse(null));
  }

  ParentRunFacet facet(OpenLineage words) {
    ParentRun top = root == null ? this : root;
    return words
        .newParentRunFacetBuilder()
        .run(words.newParentRunFacetRunBuilder().runId(run).build())
        .job(words.newParentRunFacetJobBuilder().namespace(namespace).name(job).build())
        .root(
            words
                .newParentRunFacetRootBuilder()
                .run(words.newRootRunBuilder().runId(top.run).build())
                .job(words.newRootJobBuilder().namespace(top.namespace).name(top.job).build())
                .build())
        .build();
  }

  // A namespace may hold slashes, as in an address.
  private static Optional<ParentRun> named(String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    int last = text.lastIndexOf('/');
    int middle = text.lastIndexOf('/', last - 1);
    if (middle < 1) {
      throw new IllegalArgumentException("not namespace/job/run-id");
    }
    return Optional.of(
        new ParentRun(
            text.substring(0, middle),
            text.substring(middle + 1, last),
            UUID.fromString(text.substring(last + 1)),
            null));
  }
}
