package io.filrouge.batch.sources;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The shop and all of its sources.
 *
 * @param kafka where topics are; null where no source is one
 */
public record SourcesConfig(
    Shop shop,
    List<SourceConfig> sources,
    IdentifierSettings identifiers,
    FreshnessSettings freshness,
    KafkaSettings kafka) {

  public SourcesConfig {
    sources = List.copyOf(sources);
  }

  /**
   * Reads {@code shop}, {@code sources}, how {@code identifiers} are read and how old the newest
   * row of a source may be.
   *
   * @throws Failure of exit code 2, with the full key and a remedy, for anything that is wrong
   */
  public static SourcesConfig from(Config root) {
    Shop shop = Shop.from(root);
    ConfigSection section = ConfigSection.at(root, "sources");
    List<SourceConfig> sources = new ArrayList<>();
    for (String entityName : new TreeSet<>(section.names())) {
      for (String name : new TreeSet<>(section.section(entityName).names())) {
        sources.add(source(root, shop, entityName, name));
      }
    }
    sources.sort(Comparator.comparing(SourceConfig::entity).thenComparing(SourceConfig::name));
    if (sources.stream().noneMatch(source -> source.entity() == SourceEntity.ORDERS)) {
      throw Failure.configuration(
          "Cannot read sources.orders: it is missing; name a source of orders, such as"
              + " sources.orders.website { format = csv, path = ..., columns { ... } }");
    }
    return new SourcesConfig(
        shop,
        sources,
        IdentifierSettings.from(root),
        FreshnessSettings.from(root, sources),
        sources.stream().anyMatch(SourcesConfig::isTopic) ? KafkaSettings.from(root) : null);
  }

  /**
   * One of them alone, {@code sources.<entity>.<name>}.
   *
   * @throws Failure of exit code 2, with the full key and a remedy, for anything that is wrong
   */
  public static SourceConfig source(Config root, Shop shop, String entity, String name) {
    String topic =
        ConfigSection.at(root, "stream.topics").optionalText("shop-events").orElse("shop-events");
    return SourceConfigReader.read(
        shop,
        topic,
        SourceEntity.ofWireName(entity),
        name,
        ConfigSection.at(root, "sources").section(entity).section(name));
  }

  /** The sources that are topics, by entity and name. */
  public List<SourceConfig> topics() {
    return sources.stream().filter(SourcesConfig::isTopic).toList();
  }

  private static boolean isTopic(SourceConfig source) {
    return source.format() == SourceFormat.KAFKA;
  }

  /** The sources of one entity, by name. */
  public List<SourceConfig> of(SourceEntity entity) {
    return sources.stream().filter(source -> source.entity() == entity).toList();
  }
}
