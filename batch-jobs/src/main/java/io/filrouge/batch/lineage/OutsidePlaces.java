package io.filrouge.batch.lineage;

import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.settings.KafkaSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What jobs read and write that is no table of the lake.
 *
 * @param read sources by the job that takes them in
 * @param kafka where topics are; empty where no source is one
 * @param written the folder or file of a job that writes one
 */
public record OutsidePlaces(
    Map<String, List<SourceConfig>> read,
    Optional<KafkaSettings> kafka,
    Map<String, String> written) {}
