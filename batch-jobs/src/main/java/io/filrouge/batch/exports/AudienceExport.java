package io.filrouge.batch.exports;

import io.filrouge.batch.tables.AudienceMembers;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.domain.audiences.Change;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Delivers the audiences of a night as files.
 *
 * <p>The order is what makes a run that dies harmless: files are made apart; what earlier runs of
 * the night delivered is taken back; the table tells what may be sent from now on; only then the
 * files come to their place, the manifest last, and {@code latest.json} names them. Between any two
 * of these steps, what stands there is true, and the next run tells of everybody who may be held
 * wrongly (see {@link io.filrouge.domain.audiences.Membership}).
 */
public final class AudienceExport {
  private final Publisher publisher;
  private final ExportSettings settings;
  private final String version;

  private AudienceExport(Publisher publisher, ExportSettings settings, String version) {
    this.publisher = publisher;
    this.settings = settings;
    this.version = version;
  }

  /**
   * Delivers every audience of the configuration, and notes each in {@code export_runs}.
   *
   * @throws io.filrouge.settings.Failure of exit code 3, before anything leaves, when an audience
   *     has offers and the night made none
   */
  public static void write(Publisher publisher, ExportSettings settings, String version) {
    if (!settings.audiences().isEmpty()) {
      new AudienceExport(publisher, settings, version).write();
    }
  }

  private void write() {
    Lake lake = publisher.lake();
    NightOfOffers.require(lake, publisher.night(), settings.audiences());
    Optional<Dataset<Row>> erased =
        settings.erasedFile().map(file -> publisher.keep(ErasedCustomers.of(lake, file)));
    for (Audience audience : settings.audiences()) {
      write(audience, erased);
    }
  }

  private void write(Audience audience, Optional<Dataset<Row>> erased) {
    Lake lake = publisher.lake();
    Night night = publisher.night();
    Configuration hadoop = lake.spark().sparkContext().hadoopConfiguration();
    DeliveryFolder folder = DeliveryFolder.of(settings.uri(), audience.name(), hadoop);
    LocalDate delivered = folder.deliveredBefore(night.asOf()).orElse(null);
    AudienceRun run =
        AudienceRun.of(
            audience,
            new Candidates(lake, night, audience, erased).rows(),
            AudienceRun.membersOf(audience.name(), lake.read(AudienceMembers.CONTRACT)),
            night,
            delivered,
            settings.historyDays(),
            publisher::keep);
    AudienceManifest manifest = made(audience, run, folder.unfinished(), delivered);
    deliver(folder, manifest, run);
  }

  private AudienceManifest made(
      Audience audience, AudienceRun run, String unfinished, LocalDate delivered) {
    DeliveredRows rows = new DeliveredRows(audience, run);
    Dataset<Row> there = rows.members(sent(audience.mode()));
    List<ExportFile> members =
        files(audience, FileNames.MEMBERS, unfinished)
            .write(there, memberCount(audience, run.counts()));
    Dataset<Row> left = rows.leavers();
    List<ExportFile> leavers =
        files(audience, FileNames.LEAVERS, unfinished)
            .write(left, leaverCount(audience, run, left));
    return new AudienceManifest(
        audience,
        publisher.night(),
        version,
        delivered,
        run.counts(),
        columns(there),
        members,
        columns(left),
        leavers);
  }

  private void deliver(DeliveryFolder folder, AudienceManifest manifest, AudienceRun run) {
    LocalDate night = publisher.night().asOf();
    byte[] bytes = manifest.bytes();
    boolean isThere = folder.holds(night, bytes);
    folder.takeBackFrom(isThere ? night.plusDays(1) : night);
    String name = manifest.audience().name();
    publisher.replaceWhere(
        AudienceMembers.CONTRACT, AudienceRun.condition(name), run.members(name));
    publisher.lake().awaitPublications();
    if (isThere) {
      folder.dropUnfinished();
    } else {
      folder.deliver(night, bytes);
    }
    CsvMeter meter = new CsvMeter();
    meter.update(bytes, bytes.length);
    String sha256 = meter.sha256();
    folder.pointTo(manifest.latest(sha256));
    note(manifest, folder.of(night).toString(), sha256);
  }

  private DeliveryFiles files(Audience audience, String kind, String unfinished) {
    return new DeliveryFiles(
        unfinished,
        new FileNames(audience.name(), kind, audience.format().ending()),
        audience.format(),
        audience.rowsAFile());
  }

  private static Change[] sent(ExportMode mode) {
    return switch (mode) {
      case FULL -> new Change[] {Change.NEW, Change.CHANGED, Change.SAME};
      case CHANGES -> new Change[] {Change.NEW, Change.CHANGED};
      case LEAVERS -> new Change[0];
    };
  }

  private static long memberCount(Audience audience, AudienceCounts counts) {
    return counts.of(sent(audience.mode()));
  }

  private static long leaverCount(Audience audience, AudienceRun run, Dataset<Row> left) {
    if (audience.recipe().sendsCustomerId()) {
      return run.counts().of(Change.LEFT);
    }
    return run.counts().withdrawn() == 0 ? 0 : left.count();
  }

  private static List<String> columns(Dataset<Row> rows) {
    return Stream.of(rows.columns()).filter(name -> !name.equals(SplitRows.ORDER)).toList();
  }

  private void note(AudienceManifest manifest, String path, String sha256) {
    AudienceCounts counts = manifest.counts();
    Row row =
        RowFactory.create(
            java.sql.Date.valueOf(publisher.night().asOf()),
            manifest.audience().name(),
            path,
            (long) manifest.files().size(),
            manifest.rowCount(),
            manifest.byteCount(),
            sha256,
            manifest.audience().mode().wireName(),
            manifest.audience().recipe().name(),
            counts.members(),
            counts.of(Change.NEW),
            counts.of(Change.CHANGED),
            counts.of(Change.LEFT),
            counts.suppressed());
    ExportNotes.note(publisher, manifest.audience().name(), row);
  }
}
