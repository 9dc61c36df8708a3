package io.filrouge.batch.jobs;

import io.filrouge.batch.activation.EventSpan;
import io.filrouge.batch.activation.Published;
import io.filrouge.batch.activation.ShopEvents;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.sources.SourcesConfig;
import io.filrouge.batch.topics.KafkaTopic;
import io.filrouge.settings.KafkaSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code filrouge batch publish-events}: what happened in the shop, for the stream. */
@Command(
    name = PublishEventsCommand.NAME,
    mixinStandardHelpOptions = true,
    description = {
      "What happened in the shop, as records of schema ShopEvent: cleansed web events, and orders"
          + " that no web event tells of as order_placed.",
      "An event has a customer_id where it carried a customer key itself. Quantities are whole"
          + " pieces, a part of one counted as one."
    })
final class PublishEventsCommand implements Callable<Integer> {
  static final String NAME = "publish-events";

  @Mixin private AsOfOptions options;

  @ArgGroup(multiplicity = "1")
  private Destination destination;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The first day of events; default: all that is known.")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "The last day of events; default: --as-of.")
  private LocalDate to;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    EventSpan span = new EventSpan(from, to);
    Settings settings = options.settings();
    Function<ShopEvents, Published> publication = publication(settings.sources());
    Published published =
        BatchSession.publish(
            settings,
            NAME,
            publisher ->
                publication.apply(new ShopEvents(publisher, span, settings.shop().currency())));
    spec.commandLine().getOut().println(published.line(NAME, settings.night()));
    return 0;
  }

  private Function<ShopEvents, Published> publication(SourcesConfig sources) {
    if (destination.isKafka) {
      KafkaSettings kafka = KafkaSettings.from(options.config());
      KafkaTopic topic = new KafkaTopic(kafka.topics().shopEvents(), kafka.clientProperties());
      List<String> takenFromIt =
          sources.topics().stream()
              .filter(source -> source.path().equals(topic.name()))
              .map(SourceConfig::name)
              .toList();
      return events -> events.toKafka(topic, takenFromIt);
    }
    return events -> events.toFolder(destination.out, Version.current());
  }

  /** Where events go. */
  static final class Destination {
    @Option(
        names = "--out",
        paramLabel = "DIR",
        description =
            "Folder for part-*.avro and manifest.json: a new or an empty one, or one that was"
                + " written by this command, which is replaced.")
    private String out;

    @Option(
        names = "--kafka",
        description =
            "Into the topic stream.topics.shop-events, keyed by cart_id, else visitor_id, else"
                + " customer_id, in the order of time. Sent again they change nothing. Web events"
                + " that came from that topic are left out.")
    private boolean isKafka;
  }
}
