package io.filrouge.delivery;

import com.typesafe.config.Config;
import io.filrouge.delivery.http.Lanes;
import io.filrouge.delivery.http.Postman;
import io.filrouge.delivery.http.Tally;
import io.filrouge.delivery.http.WebhookSettings;
import io.filrouge.delivery.topics.DeadLetterTopic;
import io.filrouge.delivery.topics.WebhookDelivery;
import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.KafkaSettings;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code filrouge deliver webhook NAME}: triggers and cancellations, each as one POST. */
@Command(
    name = "webhook",
    mixinStandardHelpOptions = true,
    description = {
      "Posts triggers and cancellations to the webhook deliveries.webhook.NAME, as JSON, signed, with"
          + " an Idempotency-Key that stays the same. Runs until it is stopped, and goes on where it"
          + " was; what was on its way when it was killed comes again under the same key.",
      "While the webhook is away letters wait; what it refuses goes to its dead letters."
    })
final class WebhookCommand implements Callable<Integer> {
  private static final int ENDS_WITHIN_SECONDS = 60;

  @Mixin private ConfOptions configuration;

  @Parameters(paramLabel = "NAME", description = "The webhook, as in deliveries.webhook.NAME.")
  private String name;

  @ArgGroup private Part part = new Part();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final UnaryOperator<String> environment;

  WebhookCommand() {
    this(System::getenv);
  }

  WebhookCommand(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    Config config = configuration.config();
    WebhookSettings settings = WebhookSettings.of(config, name, environment);
    KafkaSettings kafka = KafkaSettings.from(config);
    PrintWriter err = spec.commandLine().getErr();
    Tally tally = new Tally(name, line -> say(err, line));
    try (Postman postman = new Postman(settings, Clock.systemUTC());
        Lanes lanes = new Lanes(postman, settings, tally)) {
      postman.requireAllowed();
      DeadLetterTopic.ensure(kafka, settings.deadLetters());
      WebhookDelivery delivery =
          new WebhookDelivery(
              kafka, name, settings.deadLetters(), lanes, tally, line -> say(err, line));
      CountDownLatch ended = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(delivery, ended)));
      try {
        run(delivery);
      } finally {
        say(err, "webhook " + name + ": " + tally);
        ended.countDown();
      }
    }
    spec.commandLine().getOut().println("deliver webhook " + settings + ": " + tally);
    return 0;
  }

  private void run(WebhookDelivery delivery) throws InterruptedException {
    if (part.isDeadLetters) {
      delivery.deadLetters();
      return;
    }
    if (part.isUntilNow) {
      delivery.untilNow();
      return;
    }
    delivery.live();
  }

  private static void stop(WebhookDelivery delivery, CountDownLatch ended) {
    delivery.stop();
    try {
      ended.await(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(PrintWriter err, String line) {
    err.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
    err.flush();
  }

  /** Which letters, and when it ends. */
  static final class Part {
    @Option(
        names = "--until-now",
        description = "Ends when all is delivered that stands in the topics now.")
    private boolean isUntilNow;

    @Option(
        names = "--dead-letters",
        description =
            "Posts the dead letters again instead, each once, and ends; triggers that were"
                + " cancelled since are left out.")
    private boolean isDeadLetters;
  }
}
