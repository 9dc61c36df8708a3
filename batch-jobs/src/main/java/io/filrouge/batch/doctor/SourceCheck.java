package io.filrouge.batch.doctor;

import com.typesafe.config.Config;
import io.filrouge.batch.sources.LookUp;
import io.filrouge.batch.sources.LostColumns;
import io.filrouge.batch.sources.Shop;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.sources.SourceFile;
import io.filrouge.batch.sources.SourcePreview;
import io.filrouge.batch.sources.SourcesConfig;
import io.filrouge.settings.Failure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Whether a source can be read: its block, its files, and the columns that its expressions look at.
 *
 * @param demoShop the folder of the demonstration's shop, which the simulator makes
 */
record SourceCheck(
    Config config,
    String entity,
    String name,
    Configuration hadoop,
    DatabaseReach databases,
    String demoShop,
    Clock clock)
    implements Check {
  @Override
  public String subject() {
    return "sources." + entity + "." + name;
  }

  @Override
  public List<Diagnosis> look() {
    try {
      SourceConfig source = SourcesConfig.source(config, Shop.from(config), entity, name);
      boolean isElsewhere = new Place(subject(), source.path()).folder().isEmpty();
      if (isElsewhere && databases.isOffline()) {
        return List.of(Diagnosis.ok(subject(), "at " + source.path() + "; it was not asked"));
      }
      if (source.format().isFiles()) {
        return files(source);
      }
      return switch (source.format()) {
        case DELTA -> List.of(delta(source));
        case JDBC -> List.of(databases.look(subject(), source.options()));
        default -> List.of(Diagnosis.ok(subject(), "from topic " + source.path()));
      };
    } catch (Failure failure) {
      return List.of(withDemo(Diagnosis.of(subject(), failure)));
    }
  }

  private List<Diagnosis> files(SourceConfig source) {
    SourcePreview seen = SourcePreview.of(source, hadoop);
    List<Diagnosis> wrong = new ArrayList<>();
    seen.failures().forEach(failure -> wrong.add(Diagnosis.of(subject(), failure)));
    for (LookUp lookUp : source.lookUps()) {
      SourcePreview.of(lookUp, hadoop)
          .failures()
          .forEach(failure -> wrong.add(Diagnosis.of(subject(), failure)));
    }
    String found = found(seen);
    if (wrong.isEmpty() && seen.newest().sizeBytes() == 0) {
      return List.of(
          Diagnosis.warning(
              subject(),
              found + ", which is empty",
              "have " + seen.newest().name() + " delivered again"));
    }
    if (!wrong.isEmpty()) {
      return wrong;
    }
    if (seen.lost().isPresent()) {
      return List.of(lost(source, found, seen.lost().get()));
    }
    return List.of(
        Diagnosis.ok(
            subject(),
            found
                + (seen.isHeaderKnown()
                    ? "; it has the columns"
                    : "; its columns are told by the first night")));
  }

  private Diagnosis lost(SourceConfig source, String found, LostColumns lost) {
    String named = String.join(", ", lost.named());
    return Diagnosis.warning(
        subject(),
        found
            + "; "
            + lost.file()
            + " lacks "
            + lost.count()
            + (lost.count() == 1 ? " column" : " columns")
            + " that other files have"
            + (named.isEmpty() ? "" : ", such as " + named),
        "a night that knows them refuses that: have it delivered again, or list them in "
            + source.key("accept-lost-columns"));
  }

  private String found(SourcePreview seen) {
    SourceFile newest = seen.newest();
    int count = seen.files().size();
    return (count == 1 ? newest.name() + ", " : count + " files, ")
        + Sizes.words(seen.bytes())
        + (count == 1 ? ", of " : ", the newest " + newest.name() + " of ")
        + newest.modifiedAt().truncatedTo(ChronoUnit.MINUTES)
        + " ("
        + ago(Duration.between(newest.modifiedAt(), clock.instant()))
        + ")";
  }

  /** How long ago something was. */
  static String ago(Duration age) {
    if (age.isNegative()) {
      return "in the future";
    }
    if (age.toDays() > 1) {
      return age.toDays() + " days ago";
    }
    return age.toHours() > 1 ? age.toHours() + " hours ago" : age.toMinutes() + " min ago";
  }

  private Diagnosis delta(SourceConfig source) {
    Path log = new Path(source.path(), "_delta_log");
    try {
      return log.getFileSystem(hadoop).exists(log)
          ? Diagnosis.ok(
              subject(),
              "a Delta table lies at "
                  + source.path()
                  + "; its columns are told by the first night")
          : Diagnosis.missing(
              subject(), "no Delta table lies at " + source.path(), "mend " + source.key("path"));
    } catch (IOException e) {
      return Diagnosis.missing(
          subject(),
          source.path() + " cannot be looked at (" + e.getClass().getSimpleName() + ")",
          "check " + source.key("path") + " and who may read there");
    }
  }

  private Diagnosis withDemo(Diagnosis wrong) {
    return wrong.found().contains(demoShop + "/") && wrong.found().contains("nothing lies at")
        ? Diagnosis.missing(
            wrong.subject(),
            wrong.found(),
            "make this shop by 'bin/filrouge simulate --out " + demoShop + "'")
        : wrong;
  }
}
