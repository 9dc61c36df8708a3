package io.filrouge.batch.cleansed;

import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.sources.SourceEntity;
import io.filrouge.batch.sources.SourcesConfig;
import io.filrouge.batch.sources.WebEventColumns;
import io.filrouge.domain.identity.Identifier;
import io.filrouge.domain.identity.IdentifierKind;
import io.filrouge.domain.identity.IdentifierReader;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What the lake calls the devices that events in Kafka name: hashes, by the key space of each
 * source that takes such events in. Who reads the topics themselves finds them by it in the lake.
 */
public final class DeviceNames implements Serializable {
  private static final long serialVersionUID = 1;

  private final IdentifierReader reader;
  private final IdentifierHash hash;
  private final ArrayList<String> keySpaces;

  private DeviceNames(IdentifierReader reader, IdentifierHash hash, List<String> keySpaces) {
    this.reader = reader;
    this.hash = hash;
    this.keySpaces = new ArrayList<>(keySpaces);
  }

  /** Of the sources that take the devices' ids as they stand in the topic. */
  public static DeviceNames of(SourcesConfig sources, IdentifierHash hash) {
    List<String> keySpaces =
        sources.topics().stream()
            .filter(source -> source.entity() == SourceEntity.WEB_EVENTS)
            .filter(DeviceNames::takesThemAsTheyAre)
            .map(SourceConfig::keySpace)
            .distinct()
            .toList();
    return new DeviceNames(sources.identifiers().reader(), hash, keySpaces);
  }

  private static boolean takesThemAsTheyAre(SourceConfig source) {
    return WebEventColumns.VISITOR_ID.equals(source.columns().get(WebEventColumns.VISITOR_ID));
  }

  /** What one device may be called in the lake; nothing for what is no device's id. */
  public List<String> of(String visitorId) {
    return reader
        .read(IdentifierKind.DEVICE, visitorId, null)
        .identifier()
        .map(Identifier::value)
        .map(this::hashes)
        .orElse(List.of());
  }

  private List<String> hashes(String value) {
    return keySpaces.stream().map(space -> hash.of(IdentifierKind.DEVICE, space, value)).toList();
  }
}
