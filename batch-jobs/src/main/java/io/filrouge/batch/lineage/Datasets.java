package io.filrouge.batch.lineage;

import io.filrouge.batch.tables.Column;
import io.filrouge.batch.tables.QualityResult;
import io.filrouge.batch.tables.TableContract;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.DataQualityAssertionsDatasetFacetAssertions;
import io.openlineage.client.OpenLineage.DatasetFacets;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.SchemaDatasetFacetFields;
import io.openlineage.client.utils.DatasetIdentifier;
import java.util.List;
import java.util.OptionalLong;

/** Tables and places as events tell of them: a table with the columns and meaning it promises. */
final class Datasets {
  private final OpenLineage words;
  private final String lakeUri;

  Datasets(OpenLineage words, String lakeUri) {
    this.words = words;
    this.lakeUri = lakeUri;
  }

  DatasetIdentifier name(TableContract table) {
    return Places.of(lakeUri + "/" + table.path());
  }

  InputDataset read(TableContract table) {
    DatasetIdentifier name = name(table);
    return words.newInputDataset(name.getNamespace(), name.getName(), facets(table), null);
  }

  /**
   * A place that is no table.
   *
   * @param rows how many were read of it, where that was counted
   */
  InputDataset read(DatasetIdentifier place, OptionalLong rows) {
    return words
        .newInputDatasetBuilder()
        .namespace(place.getNamespace())
        .name(place.getName())
        .inputFacets(
            words
                .newInputDatasetInputFacetsBuilder()
                .inputStatistics(
                    rows.isPresent()
                        ? words
                            .newInputStatisticsInputDatasetFacetBuilder()
                            .rowCount(rows.getAsLong())
                            .build()
                        : null)
                .build())
        .build();
  }

  /** Something that was checked, with what came of it. */
  InputDataset checked(DatasetIdentifier place, List<QualityResult> checks) {
    List<DataQualityAssertionsDatasetFacetAssertions> assertions =
        checks.stream().map(this::assertion).toList();
    return words
        .newInputDatasetBuilder()
        .namespace(place.getNamespace())
        .name(place.getName())
        .inputFacets(
            words
                .newInputDatasetInputFacetsBuilder()
                .dataQualityAssertions(words.newDataQualityAssertionsDatasetFacet(assertions))
                .build())
        .build();
  }

  OutputDataset written(TableContract table, OptionalLong rows) {
    DatasetIdentifier name = name(table);
    return words
        .newOutputDatasetBuilder()
        .namespace(name.getNamespace())
        .name(name.getName())
        .facets(facets(table))
        .outputFacets(
            words
                .newOutputDatasetOutputFacetsBuilder()
                .outputStatistics(
                    rows.isPresent()
                        ? words
                            .newOutputStatisticsOutputDatasetFacetBuilder()
                            .rowCount(rows.getAsLong())
                            .build()
                        : null)
                .build())
        .build();
  }

  OutputDataset written(DatasetIdentifier place) {
    return words.newOutputDataset(place.getNamespace(), place.getName(), null, null);
  }

  private DatasetFacets facets(TableContract table) {
    return words
        .newDatasetFacetsBuilder()
        .schema(words.newSchemaDatasetFacet(table.columns().stream().map(this::field).toList()))
        .documentation(
            words.newDocumentationDatasetFacetBuilder().description(table.meaning()).build())
        .build();
  }

  private SchemaDatasetFacetFields field(Column column) {
    return words
        .newSchemaDatasetFacetFieldsBuilder()
        .name(column.name())
        .type(column.type().catalogString())
        .description(column.meaning())
        .build();
  }

  private DataQualityAssertionsDatasetFacetAssertions assertion(QualityResult check) {
    return words
        .newDataQualityAssertionsDatasetFacetAssertionsBuilder()
        .assertion(check.rule())
        .success(check.isPassed())
        .severity(check.severity().equals("fail") ? "error" : "warn")
        .build();
  }
}
