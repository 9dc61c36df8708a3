package io.filrouge.batch.lineage;

import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.settings.KafkaSettings;
import io.openlineage.client.utils.DatasetIdentifier;
import io.openlineage.client.utils.jdbc.JdbcDatasetUtils;
import java.util.Optional;
import java.util.Properties;

/** What OpenLineage calls a source: by where its rows lie, without what it takes to get there. */
final class SourceDatasets {

  /** The name of a source; empty for a query, which has none. */
  static Optional<DatasetIdentifier> of(SourceConfig source, Optional<KafkaSettings> kafka) {
    return switch (source.format()) {
      case KAFKA -> kafka.map(settings -> topic(source, settings));
      case JDBC ->
          Optional.ofNullable(source.options().get("dbtable"))
              .filter(table -> table.matches("[\\w.\"]+"))
              .map(
                  table ->
                      JdbcDatasetUtils.getDatasetIdentifier(
                          source.options().get("url"), table, new Properties()));
      default -> Optional.of(Places.ofFiles(source.path()));
    };
  }

  private static DatasetIdentifier topic(SourceConfig source, KafkaSettings kafka) {
    String first = kafka.bootstrapServers().split(",", 2)[0].strip();
    return new DatasetIdentifier(source.path(), "kafka://" + first);
  }

  private SourceDatasets() {}
}
