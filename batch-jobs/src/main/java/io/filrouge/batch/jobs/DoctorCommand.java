package io.filrouge.batch.jobs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.filrouge.batch.doctor.Diagnosis;
import io.filrouge.batch.doctor.Doctor;
import io.filrouge.batch.doctor.Grade;
import io.filrouge.batch.doctor.Place;
import io.filrouge.batch.doctor.Summary;
import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.Configuration;
import io.filrouge.settings.Failure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code filrouge doctor}: what is to mend before a night is run. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at this machine and at a configuration, and says what to mend: a line each, ok, warning"
          + " or wrong. Without --conf and --set it looks at the machine alone.",
      "It starts no engine, sends nothing, leaves nothing behind and prints no secret. Places that a"
          + " configuration names are asked over the network (Kafka, PostgreSQL, webhooks, databases of"
          + " sources), each for a few seconds at most."
    },
    footer = {
      "",
      "Exit codes: 0 nothing is wrong (warnings do not change it), 2 the machine or the configuration is"
          + " wrong, 3 only an input is missing or unreadable."
    })
final class DoctorCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String USUAL_HEAP = "4g";

  @Mixin private ConfOptions configuration;

  @Option(
      names = "--json",
      description =
          "A line of JSON a check (grade, subject, found, remedy), the sum as the last one.")
  private boolean isJson;

  @Option(names = "--offline", description = "Ask nobody over the network.")
  private boolean isOffline;

  @Option(
      names = "--engine",
      description =
          "Start Spark too, and write and read a Delta table in a temporary folder: half a minute at most.")
  private boolean isEngineTried;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final UnaryOperator<String> environment;

  DoctorCommand() {
    this(System::getenv);
  }

  DoctorCommand(UnaryOperator<String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Summary summary = doctor().look(diagnosis -> tell(out, diagnosis));
    if (isJson) {
      ObjectNode sum = JSON.createObjectNode();
      sum.put("ok", summary.ok());
      sum.put("warnings", summary.warnings());
      sum.put("wrong", summary.wrong());
      sum.put("exit_code", summary.exitCode());
      out.println(sum);
    } else {
      out.println("doctor: " + summary.sentence());
    }
    return summary.exitCode();
  }

  private Doctor doctor() {
    String home = System.getProperty("filrouge.home");
    Doctor doctor =
        new Doctor(
            new Doctor.Options(
                home == null ? null : Path.of(home),
                System.getProperty("filrouge.heap", USUAL_HEAP),
                environment,
                isOffline,
                isEngineTried));
    if (!configuration.isGiven()) {
      return doctor.withoutConfiguration(configuration.config());
    }
    return withConfiguration(doctor);
  }

  private Doctor withConfiguration(Doctor doctor) {
    try {
      return doctor.with(subject(configuration.asItIs()));
    } catch (Failure unreadable) {
      return doctor.with(unreadable);
    } catch (ConfigException e) {
      return doctor.with(Failure.configuration("Cannot read configuration: " + e.getMessage()));
    }
  }

  private Doctor.Subject subject(Configuration.Loaded loaded) {
    Map<String, String> spark = LakeAccess.spark(loaded.config());
    return new Doctor.Subject(
        configuration.name(),
        loaded,
        Settings.blocks(),
        places(loaded.config(), spark),
        placesBeside(loaded.config()),
        loaded.config().getString("lake.uri"),
        spark);
  }

  private List<Place> places(Config config, Map<String, String> spark) {
    List<Place> places = new ArrayList<>();
    places.add(new Place("lake.uri", config.getString("lake.uri")));
    places.add(new Place("exports.uri", Settings.exportsUri(config)));
    places.add(new Place("report.path", Settings.reportUri(config)));
    places.add(scratch(spark));
    return places;
  }

  private static List<Place> placesBeside(Config config) {
    List<Place> places = new ArrayList<>();
    places.add(new Place("stream.checkpoints.uri", config.getString("stream.checkpoints.uri")));
    places.add(new Place("stream.savepoints.uri", config.getString("stream.savepoints.uri")));
    String metrics = "metrics.textfile-folder";
    if (config.hasPath(metrics)) {
      places.add(new Place(metrics, config.getString(metrics)));
    }
    String lineage = "lineage.openlineage.file";
    if (config.hasPath(lineage)) {
      Path file = Path.of(config.getString(lineage)).toAbsolutePath();
      places.add(new Place(lineage, file.resolveSibling("").toString()));
    }
    return places;
  }

  // In the order in which Spark looks for a place for what does not fit into memory.
  private Place scratch(Map<String, String> spark) {
    String variable = environment.apply("SPARK_LOCAL_DIRS");
    if (variable != null) {
      return new Place("SPARK_LOCAL_DIRS", variable.split(",", 2)[0]);
    }
    String key = "spark.local.dir";
    String folders = spark.getOrDefault(key, System.getProperty("java.io.tmpdir"));
    return new Place(key, folders.split(",", 2)[0]);
  }

  private void tell(PrintWriter out, Diagnosis diagnosis) {
    String grade = diagnosis.grade().name().toLowerCase(Locale.ROOT);
    if (isJson) {
      ObjectNode line = JSON.createObjectNode();
      line.put("grade", grade);
      line.put("subject", diagnosis.subject());
      line.put("found", diagnosis.found());
      line.put("remedy", diagnosis.remedy());
      out.println(line);
    } else {
      String remedy = diagnosis.grade() == Grade.OK ? "" : "; " + diagnosis.remedy();
      // A command's own sentence names what it is about.
      String subject = diagnosis.found().startsWith("Cannot ") ? "" : diagnosis.subject() + ": ";
      out.printf("%-8s %s%s%s%n", grade, subject, diagnosis.found(), remedy);
    }
    out.flush();
  }
}
