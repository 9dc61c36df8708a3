package io.filrouge.batch.cleansed;

import io.filrouge.batch.sources.Deliveries;
import io.filrouge.batch.sources.Delivery;
import io.filrouge.batch.sources.IntakeSession;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.batch.sources.SourceEntity;
import io.filrouge.batch.sources.SourcesConfig;
import io.filrouge.batch.sources.WebEventColumns;
import io.filrouge.batch.tables.IdentifierSightings;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.Quarantine;
import io.filrouge.domain.identity.IdentifierReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Takes in what the sources deliver on a night: staged rows, web events, quarantine and sightings.
 *
 * <p>Configuration and deliveries are checked before the first row is judged, and files and offsets
 * are registered last: a night that fails or is killed is simply run again.
 */
public final class Intake {
  private final IdentifierHash hash;

  Intake(IdentifierHash hash) {
    this.hash = hash;
  }

  /**
   * Runs one night, with identifiers salted as the environment says.
   *
   * @throws io.filrouge.batch.tables.Failure of exit code 2 for an expression that means nothing, 3
   *     for what is missing or unreadable, 4 for rows that are not accounted for
   */
  public static void run(Publisher publisher, SourcesConfig sources) {
    new Intake(IdentifierHash.of(System.getenv())).takeIn(publisher, sources);
  }

  void takeIn(Publisher publisher, SourcesConfig sources) {
    Night night = publisher.night();
    Lake lake =
        publisher.lake().in(IntakeSession.open(publisher.lake().spark(), sources.shop().zone()));
    TakenFiles takenFiles = new TakenFiles(lake, night);
    SeenColumns seenColumns = new SeenColumns(lake, night);
    TakenTopics takenTopics = new TakenTopics(publisher, sources.topics(), sources.kafka());
    takenTopics.stage();
    Deliveries opening = new Deliveries(publisher.lake().spark(), takenTopics::records);
    List<Delivery> deliveries = new ArrayList<>();
    for (SourceConfig source : sources.sources()) {
      deliveries.add(opening.open(source, takenFiles.areNew(source), seenColumns.before(source)));
    }
    List<EntityIntake> entities = entities(sources, deliveries, lake, night);
    readAtOnce(entities, publisher);
    entities.forEach(entity -> entity.report(publisher, sources.freshness()));
    takenTopics.report();
    entities.forEach(entity -> entity.stage(publisher));
    NightlyRows.publish(
        publisher,
        lake,
        IdentifierSightings.CONTRACT,
        IntakeColumns.TAKEN_ON,
        sightings(entities, sources, lake, night),
        OptionalLong.empty());
    NightlyRows.publish(
        publisher,
        lake,
        Quarantine.CONTRACT,
        "as_of_date",
        quarantined(entities),
        OptionalLong.of(entities.stream().mapToLong(EntityIntake::quarantinedCount).sum()));
    seenColumns.register(publisher, deliveries);
    lake.awaitPublications();
    takenFiles.register(publisher, deliveries);
    takenTopics.register();
  }

  // Planning keeps one thread busy and a small delivery one task: side by side they take turns.
  private static void readAtOnce(List<EntityIntake> entities, Publisher publisher) {
    ExecutorService readers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<?>> readings = new ArrayList<>();
      entities.forEach(entity -> readings.add(readers.submit(() -> entity.read(publisher))));
      for (Future<?> reading : readings) {
        reading.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("Cannot read a source", e.getCause());
    } finally {
      readers.shutdownNow();
    }
  }

  private List<EntityIntake> entities(
      SourcesConfig sources, List<Delivery> deliveries, Lake lake, Night night) {
    List<EntityIntake> entities = new ArrayList<>();
    for (SourceEntity entity : SourceEntity.values()) {
      List<Delivery> ofEntity =
          deliveries.stream().filter(delivery -> delivery.source().entity() == entity).toList();
      if (!ofEntity.isEmpty()) {
        entities.add(new EntityIntake(entity, rows(entity, sources), ofEntity, lake, night));
      }
    }
    return entities;
  }

  private EntityRows rows(SourceEntity entity, SourcesConfig sources) {
    IdentifierReader reader = sources.identifiers().reader();
    ZoneId zone = sources.shop().zone();
    return switch (entity) {
      case ORDERS -> new OrderRows(sources.shop(), reader, hash, linksOrders(sources));
      case PRODUCTS -> new ProductRows(sources.shop(), reader, hash);
      case CUSTOMER_RECORDS -> new CustomerRecordRows(reader, hash);
      case WEB_EVENTS -> new WebEventRows(sources.shop(), reader, hash);
      case MESSAGE_EVENTS -> happenings(HappeningKinds.messageEvents(), zone, reader);
      case SERVICE_CASES -> happenings(HappeningKinds.serviceCases(), zone, reader);
      case SURVEY_ANSWERS -> happenings(HappeningKinds.surveyAnswers(), zone, reader);
      case REVIEWS -> happenings(HappeningKinds.reviews(), zone, reader);
      case LOYALTY_MOVEMENTS -> happenings(HappeningKinds.loyaltyMovements(), zone, reader);
      case REFERRALS -> happenings(HappeningKinds.referrals(), zone, reader);
      case CONSENT_EVENTS -> happenings(HappeningKinds.consentEvents(), zone, reader);
    };
  }

  private EntityRows happenings(HappeningKind kind, ZoneId zone, IdentifierReader reader) {
    return new HappeningRows(kind, zone, reader, hash);
  }

  /** Whether an order can link a visitor of the site with the customer who ordered. */
  private static boolean linksOrders(SourcesConfig sources) {
    return sources.of(SourceEntity.WEB_EVENTS).stream()
        .anyMatch(
            source ->
                source.maps(WebEventColumns.ORDER_ID) && source.maps(WebEventColumns.VISITOR_ID));
  }

  private Optional<Dataset<Row>> sightings(
      List<EntityIntake> entities, SourcesConfig sources, Lake lake, Night night) {
    List<Dataset<Row>> all = new ArrayList<>();
    for (EntityIntake entity : entities) {
      if (entity.entity() != SourceEntity.PRODUCTS) {
        entity.kept().ifPresent(kept -> all.add(Sightings.of(entity.entity(), kept, night)));
      }
      if (entity.entity() == SourceEntity.WEB_EVENTS) {
        NamedById named = new NamedById(lake, night, sources.identifiers().reader(), hash);
        entity
            .kept()
            .flatMap(kept -> named.sightings(kept, sources.topics(), night))
            .ifPresent(all::add);
      }
    }
    return all.stream().reduce(Dataset::union);
  }

  private static Optional<Dataset<Row>> quarantined(List<EntityIntake> entities) {
    return entities.stream()
        .map(EntityIntake::quarantined)
        .flatMap(Optional::stream)
        .reduce(Dataset::union);
  }
}
