package io.filrouge.batch.lineage;

import io.filrouge.batch.tables.Night;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineage.RunFacetsBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Puts events together: what all of a night have in common, and what one of them tells. */
final class Events {
  private final OpenLineage words;
  private final String namespace;
  private final Night night;
  private final String engineVersion;

  Events(OpenLineage words, String namespace, Night night, String engineVersion) {
    this.words = words;
    this.namespace = namespace;
    this.night = night;
    this.engineVersion = engineVersion;
  }

  /** One run that events tell of. */
  record Told(UUID run, String job, String jobType, Optional<ParentRun> parent) {}

  RunEvent started(Told told, Instant at) {
    return event(EventType.START, told, at, Optional.empty(), List.of(), List.of());
  }

  /**
   * A run that is over.
   *
   * @param error why it failed, in words without personal data; empty where it did not
   */
  RunEvent ended(
      Told told,
      Instant at,
      Optional<String> error,
      List<InputDataset> inputs,
      List<OutputDataset> outputs) {
    EventType type = error.isPresent() ? EventType.FAIL : EventType.COMPLETE;
    return event(type, told, at, error, inputs, outputs);
  }

  private RunEvent event(
      EventType type,
      Told told,
      Instant at,
      Optional<String> error,
      List<InputDataset> inputs,
      List<OutputDataset> outputs) {
    RunFacetsBuilder facets =
        words
            .newRunFacetsBuilder()
            .nominalTime(
                words.newNominalTimeRunFacet(
                    night.asOf().atStartOfDay(night.zone()),
                    night.asOf().plusDays(1).atStartOfDay(night.zone())))
            .processing_engine(
                words
                    .newProcessingEngineRunFacetBuilder()
                    .name("spark")
                    .version(engineVersion)
                    .build());
    told.parent().ifPresent(parent -> facets.parent(parent.facet(words)));
    error.ifPresent(
        message ->
            facets.errorMessage(
                words
                    .newErrorMessageRunFacetBuilder()
                    .message(message)
                    .programmingLanguage("JAVA")
                    .build()));
    return words
        .newRunEventBuilder()
        .eventType(type)
        .eventTime(at.atZone(ZoneOffset.UTC))
        .run(words.newRunBuilder().runId(told.run()).facets(facets.build()).build())
        .job(
            words
                .newJobBuilder()
                .namespace(namespace)
                .name(told.job())
                .facets(
                    words
                        .newJobFacetsBuilder()
                        .jobType(
                            words
                                .newJobTypeJobFacetBuilder()
                                .processingType("BATCH")
                                .integration("FILROUGE")
                                .jobType(told.jobType())
                                .build())
                        .build())
                .build())
        .inputs(inputs)
        .outputs(outputs)
        .build();
  }
}
