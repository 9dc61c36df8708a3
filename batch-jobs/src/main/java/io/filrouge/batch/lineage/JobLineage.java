package io.filrouge.batch.lineage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.tables.Catalogue;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.QualityResult;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.utils.DatasetIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What a job has read, written and checked, as its publisher and its lake know. */
final class JobLineage {
  private final Datasets datasets;
  private final OutsidePlaces outside;
  private final Publisher publisher;

  JobLineage(Datasets datasets, OutsidePlaces outside, Publisher publisher) {
    this.datasets = datasets;
    this.outside = outside;
    this.publisher = publisher;
  }

  /** Tables that were read since this was asked last, and sources. */
  List<InputDataset> inputs() {
    List<InputDataset> inputs = new ArrayList<>();
    for (SourceConfig source : sources()) {
      SourceDatasets.of(source, outside.kafka())
          .ifPresent(
              place -> inputs.add(datasets.read(place, counted(source.subject(), "rows_read"))));
    }
    publisher.lake().takeTablesRead().forEach(table -> inputs.add(datasets.read(table)));
    return inputs;
  }

  List<OutputDataset> outputs() {
    List<OutputDataset> outputs = new ArrayList<>();
    publisher
        .tablesWritten()
        .forEach(
            table -> outputs.add(datasets.written(table, counted(table.path(), "rows_published"))));
    Optional.ofNullable(outside.written().get(publisher.job()))
        .ifPresent(place -> outputs.add(datasets.written(Places.of(place))));
    return outputs;
  }

  /** Whatever rules were asked of, with what came of them. */
  List<InputDataset> checked() {
    Map<String, List<QualityResult>> rules =
        publisher.results().stream()
            .filter(result -> !result.severity().equals("info"))
            .collect(groupingBy(QualityResult::subject, TreeMap::new, toList()));
    List<InputDataset> checked = new ArrayList<>();
    rules.forEach(
        (subject, results) ->
            place(subject).ifPresent(place -> checked.add(datasets.checked(place, results))));
    return checked;
  }

  /** The broken rules that forbid a publication. */
  List<String> forbidding() {
    return publisher.results().stream()
        .filter(QualityResult::forbids)
        .map(result -> result.subject() + " " + result.rule())
        .toList();
  }

  private Optional<DatasetIdentifier> place(String subject) {
    return Catalogue.find(subject)
        .map(datasets::name)
        .or(
            () ->
                sources().stream()
                    .filter(source -> source.subject().equals(subject))
                    .findFirst()
                    .flatMap(source -> SourceDatasets.of(source, outside.kafka())));
  }

  private List<SourceConfig> sources() {
    return outside.read().getOrDefault(publisher.job(), List.of());
  }

  private OptionalLong counted(String subject, String what) {
    return publisher.results().stream()
        .filter(result -> result.subject().equals(subject) && result.rule().equals(what))
        .mapToLong(result -> (long) result.value())
        .findFirst();
  }
}
