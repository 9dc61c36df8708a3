package io.filrouge.batch.doctor;

import com.typesafe.config.Config;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.settings.Configuration;
import io.filrouge.settings.Failure;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Puts the checks together, of a machine alone or with a configuration. */
public final class Doctor {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PATIENCE_WITH_ENGINE = Duration.ofMinutes(2);

  private final Options options;
  private final Machine machine = Machine.current();
  private final List<Check> checks = new ArrayList<>();
  private UnaryOperator<String> words = new Discretion(List.of());

  /**
   * How it looks.
   *
   * @param home of the installation or checkout; null where the launcher did not say
   * @param heap what a night's Java may take, as its option is written
   * @param environment looks a variable up; null where it is not set
   * @param isOffline whether nothing may be asked over the network
   * @param isEngineTried whether Spark is started
   */
  public record Options(
      Path home,
      String heap,
      UnaryOperator<String> environment,
      boolean isOffline,
      boolean isEngineTried) {}

  /**
   * A configuration, and what reads it.
   *
   * @param name for people
   * @param blocks read a block each, and fail where it is wrong
   * @param places the folders that nights write to
   * @param placesBeside the folders that nights do without: the stream's, and those of what is told
   *     of nights
   * @param lakeUri where the tables are
   * @param spark settings of the engine
   */
  public record Subject(
      String name,
      Configuration.Loaded loaded,
      List<Consumer<Config>> blocks,
      List<Place> places,
      List<Place> placesBeside,
      String lakeUri,
      Map<String, String> spark) {}

  /** Looks at the machine. */
  public Doctor(Options options) {
    this.options = options;
    checks.add(new JavaCheck(machine));
    checks.add(new JarsCheck(options.home(), options.environment().apply("FILROUGE_CLASS_PATH")));
    checks.add(new HeapCheck(machine, options.heap()));
    checks.add(new CoresCheck(machine));
    checks.add(new OpenFilesCheck(machine));
    checks.add(new ClockCheck(machine));
    checks.add(new EnvironmentCheck(options.environment()));
  }

  /** Looks at a configuration too. */
  public Doctor with(Subject subject) {
    Config config = subject.loaded().config();
    words = Discretion.of(config, options.environment());
    checks.add(new SettingsCheck(subject.name(), subject.loaded(), subject.blocks()));
    checks.add(new ReferencesCheck(subject.loaded().written(), config, options.environment()));
    checks.add(new ClearTextCheck(config));
    checks.add(new SecretsCheck(config, options.environment()));
    subject.places().forEach(place -> checks.add(new FolderCheck(place, true)));
    subject.placesBeside().forEach(place -> checks.add(new FolderCheck(place, false)));
    addSources(config, subject.spark());
    checks.add(lake(subject));
    checks.add(new AudiencesCheck(config));
    checks.add(new KafkaCheck(config, options.isOffline()));
    DeliveryBlock.all(config, "postgres")
        .forEach(
            block ->
                checks.add(
                    new PostgresCheck(config, block, options.environment(), options.isOffline())));
    DeliveryBlock.all(config, "webhook")
        .forEach(
            block ->
                checks.add(new WebhookCheck(block, options.environment(), options.isOffline())));
    if (options.isEngineTried()) {
      checks.add(new EngineCheck(config, subject.spark()));
    }
    return this;
  }

  /**
   * Tells that no configuration was named.
   *
   * @param defaults by which the engine is tried, where it is
   */
  public Doctor withoutConfiguration(Config defaults) {
    checks.add(
        new Told(
            Diagnosis.ok(
                SettingsCheck.SUBJECT, "none was named; --conf FILE has one looked at too")));
    if (options.isEngineTried()) {
      checks.add(new EngineCheck(defaults, Map.of()));
    }
    return this;
  }

  /** Tells of a configuration that cannot be read at all. */
  public Doctor with(Failure unreadable) {
    // The parser quotes what it stumbled over, which may be a secret: the line says enough.
    checks.add(
        new Told(
            Diagnosis.of(SettingsCheck.SUBJECT, unreadable)
                .said(text -> text.replaceAll("'.*'", "'...'"))));
    return this;
  }

  /** Runs every check, and tells of each as soon as those before it are told. */
  public Summary look(Consumer<Diagnosis> teller) {
    Duration patience = options.isEngineTried() ? PATIENCE_WITH_ENGINE : PATIENCE;
    return Summary.of(new Examination(patience, words).of(checks, teller));
  }

  private Check lake(Subject subject) {
    boolean isElsewhere = new Place("lake.uri", subject.lakeUri()).folder().isEmpty();
    return isElsewhere && options.isOffline()
        ? new Told(Diagnosis.ok("lake", "at " + subject.lakeUri() + "; it was not asked"))
        : new LakeCheck(
            subject.lakeUri(),
            subject.spark(),
            subject.loaded().config(),
            options.environment(),
            Clock.systemUTC());
  }

  private void addSources(Config config, Map<String, String> spark) {
    var hadoop = LakeFiles.hadoop(spark);
    Config sources = config.getConfig("sources");
    for (String entity : new TreeSet<>(sources.root().keySet())) {
      for (String name : new TreeSet<>(sources.getObject(entity).keySet())) {
        checks.add(
            new SourceCheck(
                config,
                entity,
                name,
                hadoop,
                new DatabaseReach(options.isOffline()),
                config.getString("demo.out") + "/shop",
                Clock.systemUTC()));
      }
    }
  }
}
