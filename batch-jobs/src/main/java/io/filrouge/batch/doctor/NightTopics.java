package io.filrouge.batch.doctor;

import com.typesafe.config.Config;
import io.filrouge.batch.sources.Shop;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.sources.SourceFormat;
import io.filrouge.batch.sources.SourcesConfig;
import io.filrouge.settings.Failure;
import io.filrouge.settings.TopicSettings;
import java.util.Set;
import java.util.TreeSet;

/** Which topics nights read; the others are the stream's alone. */
final class NightTopics {

  /** Their names; none of a source whose block cannot be read, which is told of the source. */
  static Set<String> of(Config config, TopicSettings topics) {
    Set<String> read = new TreeSet<>();
    if (config.getBoolean("activation.from-kafka")) {
      read.add(topics.triggerDecisions());
      read.add(topics.triggerCancellations());
    }
    Config sources = config.getConfig("sources");
    for (String entity : sources.root().keySet()) {
      for (String name : sources.getObject(entity).keySet()) {
        addTopic(config, entity, name, read);
      }
    }
    return read;
  }

  private static void addTopic(Config config, String entity, String name, Set<String> read) {
    try {
      SourceConfig source = SourcesConfig.source(config, Shop.from(config), entity, name);
      if (source.format() == SourceFormat.KAFKA) {
        read.add(source.path());
      }
    } catch (Failure told) {
      return;
    }
  }

  private NightTopics() {}
}
