package io.filrouge.batch.lineage;

import io.filrouge.batch.lineage.Events.Told;
import io.filrouge.batch.operations.JobRecord;
import io.filrouge.batch.operations.Patience;
import io.filrouge.batch.operations.RunListener;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.settings.Outcome;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.InputDataset;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Tells a catalogue how a night goes, in OpenLineage's events.
 *
 * <p>The run of {@code job_runs} is a run of the job {@code night}; each of its jobs is a run
 * within it, with an id made of the night's and the job's name, since no two runs of a catalogue
 * may have one id. A job that was called alone is the run itself. What a job checked is a run
 * within the job: a check's outcome is told of what was read, and the tables that a job makes are
 * none of its inputs.
 */
public final class LineageEvents implements RunListener {
  private static final String NIGHT = "night";

  private final LineageSettings settings;
  private final OutsidePlaces outside;
  private final OpenLineage words;
  private final String engineVersion;
  private final Map<String, String> environment;
  private final Patience patience;
  private final Consumer<String> warnings;
  private EventSender sender;
  private Events events;
  private Told night;
  private boolean isAlone;
  private Told job;

  /**
   * @param version of the program
   * @param engineVersion of Spark
   * @param environment names the run that this one is a part of, if any
   * @param patience with whoever takes the events, of all runs of a command
   * @param warnings told of what cannot be sent
   */
  public LineageEvents(
      LineageSettings settings,
      OutsidePlaces outside,
      String version,
      String engineVersion,
      Map<String, String> environment,
      Patience patience,
      Consumer<String> warnings) {
    this.settings = settings;
    this.outside = outside;
    this.words = new OpenLineage(URI.create("urn:filrouge:" + version));
    this.engineVersion = engineVersion;
    this.environment = environment;
    this.patience = patience;
    this.warnings = warnings;
  }

  @Override
  public void runStarted(String runId, Night ofRun, List<String> jobs) {
    events = new Events(words, settings.namespace(), ofRun, engineVersion);
    night = new Told(UUID.fromString(runId), NIGHT, "DAG", parent());
    isAlone = jobs.size() == 1;
    patience.runStarted();
    sender =
        new EventSender(
            () -> Transports.of(settings),
            patience,
            settings.timeout(),
            settings.destination(),
            warnings);
    if (!isAlone) {
      sender.send(events.started(night, Instant.now()));
    }
  }

  @Override
  public void jobStarted(JobRecord record, Publisher publisher) {
    if (sender == null) {
      return;
    }
    // What was read between two jobs is neither's.
    publisher.lake().takeTablesRead();
    job =
        isAlone
            ? new Told(night.run(), record.job(), "JOB", night.parent())
            : within(night, record.job(), "JOB");
    sender.send(events.started(job, record.startedAt()));
  }

  @Override
  public void jobEnded(JobRecord record, Outcome outcome, Publisher publisher) {
    if (sender == null) {
      return;
    }
    Instant end = record.startedAt().plus(record.duration());
    JobLineage lineage =
        new JobLineage(new Datasets(words, publisher.lake().uri()), outside, publisher);
    List<String> forbidding = lineage.forbidding();
    sender.send(
        events.ended(job, end, error(outcome, forbidding), lineage.inputs(), lineage.outputs()));
    List<InputDataset> checked = lineage.checked();
    if (!checked.isEmpty()) {
      Told checks = within(job, record.job() + ".checks", "TEST");
      Optional<String> broken =
          forbidding.isEmpty() ? Optional.empty() : error(Outcome.BROKEN_RULE, forbidding);
      sender.send(events.started(checks, end));
      sender.send(events.ended(checks, end, broken, checked, List.of()));
    }
    job = null;
  }

  @Override
  public void runEnded(Outcome outcome) {
    if (sender == null) {
      return;
    }
    try (EventSender last = sender) {
      Optional<String> error = error(outcome, List.of());
      if (job != null) {
        last.send(events.ended(job, Instant.now(), error, List.of(), List.of()));
      }
      if (!isAlone) {
        last.send(events.ended(night, Instant.now(), error, List.of(), List.of()));
      }
    }
  }

  private Told within(Told outer, String name, String jobType) {
    String id = night.run() + "/" + name;
    UUID run = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    ParentRun parent =
        ParentRun.within(outer.parent(), settings.namespace(), outer.job(), outer.run());
    return new Told(run, name, jobType, Optional.of(parent));
  }

  private Optional<ParentRun> parent() {
    try {
      return ParentRun.from(environment);
    } catch (IllegalArgumentException e) {
      warnings.accept(
          "Cannot read OPENLINEAGE_PARENT_ID or OPENLINEAGE_ROOT_PARENT_ID; events name no parent."
              + " Write namespace/job/run-id");
      return Optional.empty();
    }
  }

  private static Optional<String> error(Outcome outcome, List<String> forbidding) {
    if (outcome == Outcome.DONE) {
      return Optional.empty();
    }
    return Optional.of(
        forbidding.isEmpty()
            ? outcome.meaning()
            : outcome.meaning() + ": " + String.join(", ", forbidding));
  }
}
