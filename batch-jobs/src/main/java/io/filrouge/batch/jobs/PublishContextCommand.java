package io.filrouge.batch.jobs;

import io.filrouge.batch.activation.CustomerContexts;
import io.filrouge.batch.activation.Extent;
import io.filrouge.batch.activation.Published;
import io.filrouge.batch.customer360.PlaceRule;
import io.filrouge.batch.topics.KafkaTopic;
import io.filrouge.settings.KafkaSettings;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code filrouge batch publish-context}: what the stream must know of each customer. */
@Command(
    name = PublishContextCommand.NAME,
    mixinStandardHelpOptions = true,
    description = {
      "What the stream must know of each customer of the night's customer_360, as records of schema"
          + " CustomerContext in the compacted topic stream.topics.customer-context, keyed by"
          + " customer_id: those that changed since they were last published, and a tombstone for"
          + " whoever was merged away.",
      "A customer's channels are e-mail where an address is known and the last mail to it did not"
          + " bounce, sms where a phone number is known, and push where it is allowed and the"
          + " customer was seen in the app; the one that is answered most comes first."
    })
final class PublishContextCommand implements Callable<Integer> {
  static final String NAME = "publish-context";

  @Mixin private AsOfOptions options;

  @ArgGroup private Destination destination = new Destination();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = options.settings();
    PlaceRule places = settings.contacts().places();
    Function<CustomerContexts, Published> publication = publication();
    Published published =
        BatchSession.publish(
            settings,
            NAME,
            publisher -> publication.apply(new CustomerContexts(publisher, places)));
    spec.commandLine().getOut().println(published.line(NAME, settings.night()));
    return 0;
  }

  private Function<CustomerContexts, Published> publication() {
    if (destination.out != null) {
      return contexts -> contexts.toFolder(destination.out, Version.current());
    }
    KafkaSettings kafka = KafkaSettings.from(options.config());
    KafkaTopic topic = new KafkaTopic(kafka.topics().customerContext(), kafka.clientProperties());
    Extent extent = destination.isFull ? Extent.ALL : Extent.CHANGES;
    return contexts -> contexts.toKafka(topic, extent);
  }

  /** Where contexts go, and how many. */
  static final class Destination {
    @Option(
        names = "--full",
        description = "Publish all, whatever was published before: after the topic was lost.")
    private boolean isFull;

    @Option(
        names = "--out",
        paramLabel = "DIR",
        description =
            "All of them as part-*.avro and manifest.json in a folder instead: a new or an empty"
                + " one, or one that was written by this command, which is replaced.")
    private String out;
  }
}
