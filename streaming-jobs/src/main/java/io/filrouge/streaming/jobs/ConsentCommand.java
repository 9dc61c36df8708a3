package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.schemas.ConsentChange;
import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.KafkaSettings;
import io.filrouge.streaming.events.SingleObject;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code filrouge stream consent}: what a customer just said of one channel. */
@Command(
    name = "consent",
    mixinStandardHelpOptions = true,
    description =
        "Tells the live job that a customer gave or withdrew consent to a channel, now. A shop's"
            + " own systems write the same record into consent-changes.")
final class ConsentCommand implements Callable<Integer> {
  /** What the customer said. */
  enum Said {
    given,
    withdrawn
  }

  /** By which channel. */
  enum Channel {
    email,
    sms,
    push
  }

  @Mixin private ConfOptions configuration;

  @Parameters(index = "0", paramLabel = "CUSTOMER_ID", description = "As in customer_360.")
  private String customerId;

  @Parameters(index = "1", paramLabel = "CHANNEL", description = "email, sms or push.")
  private Channel channel;

  @Parameters(index = "2", paramLabel = "SAID", description = "given or withdrawn.")
  private Said said;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Config config = configuration.config();
    KafkaSettings kafka = KafkaSettings.from(config);
    ConsentChange change =
        ConsentChange.newBuilder()
            .setCustomerId(customerId)
            .setChannel(channel.name())
            .setIsAllowed(said == Said.given)
            .setOccurredAt(Instant.now())
            .build();
    byte[] bytes = SingleObject.bytes(change, ConsentChange.getEncoder());
    TopicWriter.write(kafka, kafka.topics().consentChanges(), customerId, bytes);
    spec.commandLine()
        .getOut()
        .printf("consent: %s %s, in topic %s%n", channel, said, kafka.topics().consentChanges());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
