package io.filrouge.streaming.jobs;

import com.typesafe.config.Config;
import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.Failure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The live job as the application of a Flink cluster of its own: Flink's JobManager calls it, at
 * each start, also where another JobManager has led before. It goes on from the newest checkpoint
 * or savepoint, unless Flink's own high availability knows better.
 *
 * <p>It takes no signal: a JobManager that is told to end is started anew elsewhere, and a
 * savepoint then would end the job for good. It waits for Kafka as long as it takes: an application
 * that fails takes the job with it. Whatever else is wrong ends it at once, and is told.
 */
public final class ReactivationApplication {
  private static final Logger LOG = LoggerFactory.getLogger(ReactivationApplication.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** The options of {@code stream reactivation} that an application takes. */
  @Command(name = "reactivation")
  static final class Options {
    @Mixin private ConfOptions configuration;
    @Mixin private BeginningOptions beginning;
  }

  /** Called by Flink, with options of {@code stream reactivation}. */
  public static void main(String[] arguments) throws Exception {
    try {
      run(CommandLine.populateCommand(new Options(), arguments));
    } catch (Failure | CommandLine.ParameterException e) {
      LOG.error("Cannot begin: {}", e.getMessage());
      throw e;
    }
  }

  private static void run(Options options) throws Exception {
    Config config = options.configuration.config();
    StreamSettings.requireShared(config);
    options.beginning.check();
    AskedBeginning asked =
        AskedBeginning.of(
            StreamExecutionEnvironment.getExecutionEnvironment().getConfiguration(),
            options.beginning.isFresh(),
            options.beginning.savepoint());
    Beginning beginning = whenKafkaAnswers(config, asked);
    Configuration settings = StreamSettings.submitted(config, beginning.from(), beginning.isOurs());
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(settings);
    new ReactivationJob(config)
        .layOut(environment, beginning.outlived(StreamSettings.transactionTimeout(config)), true);
    environment.executeAsync(StreamSettings.name(config));
  }

  private static Beginning whenKafkaAnswers(Config config, AskedBeginning asked)
      throws InterruptedException {
    while (true) {
      try {
        return Start.from(config, asked.isFresh(), asked.savepoint(), null);
      } catch (Failure e) {
        if (!KafkaSilence.isWhy(e, config)) {
          throw e;
        }
        LOG.error("{}. Trying again in {} s", e.getMessage(), PAUSE.toSeconds());
        TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
      }
    }
  }

  private ReactivationApplication() {}
}
