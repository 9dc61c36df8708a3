package io.filrouge.batch.sources;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One source, {@code sources.<entity>.<name>}.
 *
 * @param path file, folder or glob; the topic for {@code kafka}; empty for {@code jdbc}
 * @param options what the reader of the format is told
 * @param timestampFormat Spark's pattern of timestamps in text, or null for ISO-8601
 * @param columns from the entity's columns to the source's, or to a Spark SQL expression
 * @param where which rows are of this entity, or null for all
 * @param cancelledWhen which rows are cancelled, or null
 * @param zone the zone of local times
 * @param currency the currency of rows that name none
 * @param keySpace whose customer keys these are: keys of two spaces are never the same customer's
 * @param duplicates what becomes of equal rows
 * @param acceptLostColumns columns that the source once had and may now lack
 * @param lookUps other files that say more of its rows
 */
public record SourceConfig(
    SourceEntity entity,
    String name,
    SourceFormat format,
    String path,
    Map<String, String> options,
    String timestampFormat,
    Map<String, String> columns,
    String where,
    String cancelledWhen,
    ZoneId zone,
    String currency,
    String keySpace,
    Duplicates duplicates,
    List<String> acceptLostColumns,
    List<LookUp> lookUps) {

  /** What becomes of rows whose mapped values are all equal. */
  public enum Duplicates {
    /** The row was delivered twice: one stays. */
    DROP,
    /** Two purchases look alike, as where nothing names an order: all of one night stay. */
    KEEP
  }

  public SourceConfig {
    options = Map.copyOf(options);
    columns = Map.copyOf(columns);
    acceptLostColumns = List.copyOf(acceptLostColumns);
    lookUps = List.copyOf(lookUps);
  }

  /** The full key of this source in the configuration. */
  public String key() {
    return "sources." + subject();
  }

  /** The full key of one of its settings. */
  public String key(String setting) {
    return key() + "." + setting;
  }

  /** What its counts stand under in quality_results: entity and name. */
  public String subject() {
    return entity.wireName() + "." + name;
  }

  public boolean maps(String column) {
    return columns.containsKey(column);
  }

  public Optional<String> timestampPattern() {
    return Optional.ofNullable(timestampFormat);
  }
}
